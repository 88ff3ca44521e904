package dev.holdfast.webhook.intake;

import static dev.holdfast.kit.test.ProblemAssert.assertProblem;
import static dev.holdfast.kit.test.Waiting.await;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.scheduling.SchedulingTokenKeys;
import dev.holdfast.webhook.CalendlySays;
import dev.holdfast.webhook.Gateway;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WebhookIntakeIT {

    private static final int CAP = 256 * 1024;

    @TestHTTPResource
    URI base;

    @Inject
    Database database;

    @Inject
    SchedulingTokenKeys tokens;

    private Gateway gateway;
    private long before;

    @BeforeEach
    void open() {
        gateway = new Gateway(base);
        before = count();
    }

    @Test
    void keepsFiveDeliveriesAtOnceAsOneEventWithOneJob() {
        byte[] body = CalendlySays.created(CalendlySays.newInvitee(), null).getBytes(UTF_8);

        var answers =
                IntStream.range(0, 5).mapToObj(i -> gateway.deliverSoon(body)).toList();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.join().statusCode()).isEqualTo(200);
            assertThat(answer.join().body()).isEmpty();
        });
        assertThat(count()).isEqualTo(before + 1);
        Document event = newest();
        assertThat(event).containsEntry("state", "STORED").containsEntry("event", "invitee.created");
        await().untilAsserted(() -> assertThat(jobs(event)).singleElement().satisfies(job -> assertThat(job)
                .containsEntry("_id", "wh|calendly|" + event.getString("_id") + "|0")
                .containsEntry("type", "calendly-event")
                .containsEntry("lane", "critical")
                .containsEntry("payload", new Document("v", 1).append("eventId", event.getString("_id")))));
        await().untilAsserted(() ->
                assertThat(newest().getList("outbox", Document.class)).isEmpty());
    }

    @Test
    void keepsRerenderedBodiesBesideTheFirstUpToThree() {
        String invitee = CalendlySays.newInvitee();
        List<byte[]> renderings = IntStream.range(0, 6)
                .mapToObj(i -> CalendlySays.created(invitee, null, "2027-01-1" + i + "T00:00:00Z")
                        .getBytes(UTF_8))
                .toList();
        gateway.deliver(renderings.getFirst());

        // Each of them twice and all at once.
        var answers = IntStream.range(0, 12)
                .mapToObj(i -> gateway.deliverSoon(renderings.get(i / 2)))
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(count()).isEqualTo(before + 1);
        assertThat(newest().getList("copies", Document.class))
                .extracting(copy -> copy.getString("bodyHash"))
                .hasSize(3)
                .doesNotHaveDuplicates()
                .doesNotContain(newest().getString("bodyHash"));
    }

    @Test
    void storesNoBodyInTheClear() {
        byte[] body = CalendlySays.created(CalendlySays.newInvitee(), null).getBytes(UTF_8);
        gateway.deliver(body);

        byte[] raw = newest().get("raw", Binary.class).getData();

        assertThat(new String(raw, ISO_8859_1)).doesNotContain("asha", "private", "invitee");
        assertThat(newest().toJson()).doesNotContain("asha@example.test");
    }

    @Test
    void notesWhatTheSchedulingTokenIsWorth() {
        Instant expiry = Instant.parse("2027-01-10T08:00:00Z");
        String good = tokens.issue(new byte[SchedulingTokenKeys.JTI_BYTES], expiry);
        String strange = new SchedulingTokenKeys("zz:" + "A".repeat(43)).issue(new byte[12], expiry);

        Document withGood = storedWithToken(good);
        assertThat(withGood).containsEntry("tokenMac", "good");
        assertThat(withGood.get("token", Document.class))
                .containsEntry("jti", "AAAAAAAAAAAAAAAA")
                .containsEntry("expiresAt", Date.from(expiry));
        assertThat(storedWithToken(good.replace('A', 'B'))).containsEntry("tokenMac", "bad");
        assertThat(storedWithToken(strange))
                .containsEntry("tokenMac", "unknown-key")
                .doesNotContainKey("token");
        assertThat(storedWithToken(null)).containsEntry("tokenMac", "absent");
    }

    @Test
    void acceptsTheKeyBefore() {
        byte[] body = CalendlySays.created(CalendlySays.newInvitee(), null).getBytes(UTF_8);
        long now = Instant.now().getEpochSecond();

        assertThat(gateway.deliver(body, CalendlySays.signature(body, now, CalendlySays.OLD_KEY))
                        .statusCode())
                .isEqualTo(200);
        assertThat(newest().get("sig", Document.class)).containsEntry("late", false);
    }

    @Test
    void flagsAnOldSignatureAndKeepsTheEvent() {
        byte[] body = CalendlySays.created(CalendlySays.newInvitee(), null).getBytes(UTF_8);
        long yesterday = Instant.now().minusSeconds(86_400).getEpochSecond();

        assertThat(gateway.deliver(body, CalendlySays.signature(body, yesterday, CalendlySays.KEY))
                        .statusCode())
                .isEqualTo(200);
        assertThat(newest().get("sig", Document.class)).containsEntry("late", true);
    }

    @Test
    void storesNothingOfAStranger() {
        byte[] body = CalendlySays.created(CalendlySays.newInvitee(), null).getBytes(UTF_8);
        String signature = Gateway.signedNow(body);
        byte[] spaced = new String(body, UTF_8).replace(":", ": ").getBytes(UTF_8);

        refused(gateway.deliver(body, CalendlySays.signature(body, 1_799_565_302L, "not-our-key")));
        refused(gateway.deliver(spaced, signature));
        refused(gateway.deliver(body, signature, signature));
        refused(gateway.deliver(body, new String[0]));
        refused(gateway.deliver(body, "t=1799565302"));
        refused(gateway.deliver(body, "t=1799565302,v1=nothex"));
        refused(gateway.deliver(new byte[0], signature));
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void keepsSignedBodiesThatCannotBeRead() {
        byte[] notText = "\u00ff\u00fe{\"event\"".getBytes(ISO_8859_1);
        byte[] notOurs = "[1,2,3]".getBytes(UTF_8);
        byte[] nothing = new byte[0];
        for (byte[] body : List.of(notText, notOurs, nothing, notText)) {
            assertThat(gateway.deliver(body).statusCode()).isEqualTo(200);
        }

        assertThat(count()).isEqualTo(before + 3);
        assertThat(newest()).containsEntry("state", "UNREADABLE").doesNotContainKeys("outbox", "event");
        assertThat(newest().getString("_id")).isEqualTo(newest().getString("bodyHash"));
        assertThat(jobs(newest())).isEmpty();
    }

    @Test
    void takesABodyUpToTheCapAndNotAByteMore() {
        byte[] full = new byte[CAP];
        byte[] over = new byte[CAP + 1];

        assertThat(gateway.deliver(full).statusCode()).isEqualTo(200);
        tooLarge(gateway.deliver(over));
        assertThat(chunked(new byte[CAP]).statusCode()).isEqualTo(200);
        tooLarge(chunked(over));
        tooLarge(chunked(new byte[4 * CAP]));
        assertThat(count()).isEqualTo(before + 1);
    }

    @Test
    void waitsForASlowBodyAndThenTakesItsTimeWithTheStore() {
        byte[] announced = CalendlySays.created(CalendlySays.newInvitee(), null).getBytes(UTF_8);
        byte[] chunked = CalendlySays.created(CalendlySays.newInvitee(), null).getBytes(UTF_8);
        Duration longerThanARequestHasAtTheStore = Duration.ofMillis(1_200);

        assertThat(SlowSender.send(base, announced, true, longerThanARequestHasAtTheStore))
                .startsWith("HTTP/1.1 200");
        assertThat(SlowSender.send(base, chunked, false, longerThanARequestHasAtTheStore))
                .startsWith("HTTP/1.1 200");
        assertThat(count()).isEqualTo(before + 2);
    }

    @Test
    void givesUpOnABodyThatStopsHalfWay() {
        byte[] body = CalendlySays.created(CalendlySays.newInvitee(), null).getBytes(UTF_8);
        Duration longerThanWeWait = Duration.ofSeconds(10);

        assertThat(SlowSender.send(base, body, true, longerThanWeWait))
                .startsWith("HTTP/1.1 400")
                .contains("urn:problem:webhook:body-incomplete");
        assertThat(SlowSender.send(base, body, false, longerThanWeWait))
                .startsWith("HTTP/1.1 400")
                .contains("urn:problem:webhook:body-incomplete");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void takesWhatIsSignedWhateverItsMediaTypeEncodingOrQuery() {
        byte[] body = CalendlySays.created(CalendlySays.newInvitee(), null).getBytes(UTF_8);
        var request = HttpRequest.newBuilder(URI.create(gateway.calendly() + "?a=b&c=%7C"))
                .POST(BodyPublishers.ofByteArray(body))
                .header("Content-Type", "text/plain")
                .header("Content-Encoding", "gzip")
                .header("Cookie", "session=secret")
                .header("Calendly-Webhook-Signature", Gateway.signedNow(body))
                .build();

        assertThat(gateway.send(request).statusCode()).isEqualTo(200);
        assertThat(newest().get("headers", Document.class))
                .containsEntry("content-type", "text/plain")
                .containsEntry("content-encoding", "gzip")
                .doesNotContainKey("cookie");
    }

    @Test
    void answersAProblemForOtherProvidersAndMethods() {
        for (String path : List.of("/webhooks/stripe", "/webhooks/Calendly", "/webhooks/%7C..%20")) {
            var answer = gateway.send(HttpRequest.newBuilder(base.resolve(path))
                    .POST(BodyPublishers.ofString("{}"))
                    .build());
            problem(answer, 404, "unknown-provider");
        }
        problem(gateway.send(HttpRequest.newBuilder(gateway.calendly()).GET().build()), 405, "method-not-allowed");
        problem(
                gateway.send(HttpRequest.newBuilder(base.resolve("/webhooks/calendly/x"))
                        .POST(BodyPublishers.noBody())
                        .build()),
                404,
                "not-found");
    }

    private Document storedWithToken(@Nullable String token) {
        gateway.deliver(CalendlySays.created(CalendlySays.newInvitee(), token).getBytes(UTF_8));
        return newest();
    }

    private HttpResponse<String> chunked(byte[] body) {
        var unannounced = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        return gateway.send(unannounced, List.of(Gateway.signedNow(body))).join();
    }

    private static void refused(HttpResponse<String> answer) {
        problem(answer, 401, "signature-refused");
    }

    private static void tooLarge(HttpResponse<String> answer) {
        problem(answer, 413, "body-too-large");
    }

    private static void problem(HttpResponse<String> answer, int status, String slug) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        assertProblem(answer.statusCode(), type, answer.body(), status, "urn:problem:webhook:" + slug);
    }

    private long count() {
        return database.documents("webhook_events", Document.class)
                .count(new Document())
                .await()
                .indefinitely();
    }

    private Document newest() {
        return database.documents("webhook_events", Document.class)
                .list(new Document(), new Document("receivedAt", -1), 0, 1)
                .await()
                .indefinitely()
                .getFirst();
    }

    private List<Document> jobs(Document event) {
        return database.documents("jobs", Document.class)
                .list(Filters.eq("ref.id", event.getString("_id")), new Document(), 0, 10)
                .await()
                .indefinitely();
    }
}
