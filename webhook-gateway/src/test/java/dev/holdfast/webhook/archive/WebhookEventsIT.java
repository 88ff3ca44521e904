package dev.holdfast.webhook.archive;

import static dev.holdfast.kit.test.ProblemAssert.assertProblem;
import static dev.holdfast.kit.test.Waiting.await;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.scheduling.SchedulingTokenKeys;
import dev.holdfast.kit.service.scheduling.TokenVerdict.Absent;
import dev.holdfast.kit.service.secret.MasterKey;
import dev.holdfast.kit.test.TestTokens;
import dev.holdfast.webhook.CalendlySays;
import dev.holdfast.webhook.Gateway;
import dev.holdfast.webhook.archive.ReceivedEvent.Rendering;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class WebhookEventsIT {

    private static final String ADMIN = TestTokens.user("us_admin", "admin");

    private static final ZoneOffset INDIA = ZoneOffset.ofHoursMinutes(5, 30);

    @TestHTTPResource
    URI base;

    @Inject
    Database database;

    @Inject
    WebhookEventStore store;

    @Inject
    MasterKey masterKey;

    @Inject
    SchedulingTokenKeys tokens;

    private Gateway gateway;

    @BeforeEach
    void open() {
        gateway = new Gateway(base);
    }

    @Test
    void sweepsUpTheJobOfAnEventWhoseRelayNeverCame() {
        // What a process leaves behind that dies between the insert and the relay.
        var rendering = new Rendering(new byte[] {1}, Map.of(), Instant.now(), false, Instant.now());
        var event = ReceivedEvent.readable(
                "calendly", CalendlySays.newInvitee(), "invitee.created", new Absent(), rendering);
        store.insert(StoredForm.of(event, new SealedBodies(masterKey))).await().indefinitely();

        await().untilAsserted(() -> assertThat(jobs(event.id())).hasSize(1));
        await().untilAsserted(() ->
                assertThat(stored(event.id()).getList("outbox", Document.class)).isEmpty());
        assertThat(jobs(event.id())).hasSize(1);
    }

    @Test
    void showsAdminsEventsNewestFirstWithoutBodies() {
        gateway.deliver(created("first"));
        gateway.deliver(created("second"));
        gateway.deliver("unreadable".getBytes(UTF_8));

        Response page = get("/api/webhook-events?limit=2&provider=calendly&state=STORED", ADMIN);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.jsonPath().getList("items")).hasSize(2);
        assertThat(page.jsonPath().getList("items.state")).containsOnly("STORED");
        assertThat(page.jsonPath().getLong("total")).isGreaterThanOrEqualTo(2);
        assertThat(page.jsonPath().getList("items.receivedAt", String.class))
                .isSortedAccordingTo((a, b) -> Instant.parse(b).compareTo(Instant.parse(a)));
        assertThat(page.asString()).doesNotContain("asha", "private", "raw", "headers");
        assertThat(get("/api/webhook-events?state=UNREADABLE", ADMIN).jsonPath().getList("items.state"))
                .isNotEmpty()
                .containsOnly("UNREADABLE");
        assertThat(get("/api/webhook-events?provider=stripe", ADMIN).jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void showsThoseOfATimeFromItsFirstMomentToBeforeItsLast() {
        Instant begin = daysAgo(30);
        Instant end = begin.plusSeconds(1);
        receivedAt(begin.minusMillis(1));
        String first = receivedAt(begin);
        String last = receivedAt(end.minusMillis(1));
        String after = receivedAt(end);

        assertThat(ids("from=" + begin + "&to=" + end)).containsExactly(last, first);
        assertThat(ids("from=" + begin.atOffset(INDIA).toString().replace("+", "%2B") + "&to=" + end))
                .containsExactly(last, first);
        assertThat(ids("provider=calendly&state=STORED&from=" + begin + "&to=" + end))
                .containsExactly(last, first);
        assertThat(ids("provider=stripe&from=" + begin + "&to=" + end)).isEmpty();
        assertThat(ids("provider=calendly&from=" + end)).contains(after).doesNotContain(first, last);
        assertThat(ids("provider=calendly&to=" + begin.plusMillis(1)))
                .contains(first)
                .doesNotContain(last, after);
    }

    @Test
    void countsThoseOfATime() {
        Instant begin = daysAgo(40);
        for (int second = 0; second < 3; second++) {
            receivedAt(begin.plusSeconds(second));
        }

        Response page = get("/api/webhook-events?limit=2&page=2&from=" + begin + "&to=" + begin.plusSeconds(3), ADMIN);

        assertThat(page.jsonPath().getLong("total")).isEqualTo(3);
        assertThat(page.jsonPath().getList("items")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, ?from",
        "from=2027-01-14, ?from",
        "to=+999999999-01-01T00:00:00Z, ?to",
        "to=1969-12-31T23:59:59Z, ?to",
        "from=2027-01-14T09:00:00Z&to=2027-01-14T09:00:00Z, ?to"
    })
    void refusesTimesThatCannotBe(String query, String parameter) {
        Response answer = get("/api/webhook-events?" + query, ADMIN);

        assertProblem(
                        answer.statusCode(),
                        answer.contentType(),
                        answer.asString(),
                        422,
                        "urn:problem:webhook:invalid-request")
                .namesField(parameter);
    }

    @Test
    void showsOneEventWithItsHeaders() {
        String invitee = CalendlySays.newInvitee();
        gateway.deliver(
                CalendlySays.created(invitee, null, "2027-01-10T00:00:00Z").getBytes(UTF_8));
        gateway.deliver(
                CalendlySays.created(invitee, null, "2027-01-11T00:00:00Z").getBytes(UTF_8));
        String id = newestId();

        Response answer = get("/api/webhook-events/" + id, ADMIN);

        assertThat(answer.jsonPath().getMap(""))
                .containsEntry("id", id)
                .containsEntry("provider", "calendly")
                .containsEntry("event", "invitee.created")
                .containsEntry("tokenVerdict", "absent")
                .containsEntry("late", false)
                .containsEntry("copies", 1)
                .containsKey("headers");
        assertThat(answer.asString()).doesNotContain("asha");
    }

    @Test
    void opensAnEventForServicesOnly() {
        Instant expiry = Instant.parse("2027-01-10T08:00:00Z");
        String token = tokens.issue(new byte[SchedulingTokenKeys.JTI_BYTES], expiry);
        String body = CalendlySays.created(CalendlySays.newInvitee(), token);
        gateway.deliver(body.getBytes(UTF_8));
        String path = "/internal/webhook-events/" + newestId();

        Response opened = get(path, TestTokens.service("webhook"));

        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.jsonPath().getString("body")).isEqualTo(body);
        assertThat(opened.jsonPath().getString("tokenVerdict")).isEqualTo("good");
        assertThat(opened.jsonPath().getString("jti")).isEqualTo("AAAAAAAAAAAAAAAA");
        assertThat(opened.jsonPath().getString("tokenExpiresAt")).isEqualTo("2027-01-10T08:00:00Z");
        problem(get(path, ADMIN), 403, "not-allowed");
        problem(get(path, TestTokens.service("booking")), 401, "not-authenticated");
        problem(given().get(path), 401, "not-authenticated");
    }

    @Test
    void isClosedToEverybodyElse() {
        for (String path : List.of("/api/webhook-events", "/api/webhook-events/x")) {
            problem(get(path, TestTokens.user("us_c", "client", "practitioner")), 403, "not-allowed");
            problem(get(path, TestTokens.service("webhook")), 403, "not-allowed");
            problem(given().get(path), 401, "not-authenticated");
        }
    }

    @Test
    void answersAProblemForOddQuestions() {
        problem(get("/api/webhook-events/no-such-id", ADMIN), 404, "webhook-event-not-found");
        problem(get("/api/webhook-events/%7B%24ne%3A1%7D", ADMIN), 404, "webhook-event-not-found");
        problem(get("/internal/webhook-events/x", TestTokens.service("webhook")), 404, "webhook-event-not-found");
        problem(get("/api/webhook-events?page=-1", ADMIN), 422, "invalid-request");
        problem(get("/api/webhook-events?state=WRONG", ADMIN), 422, "invalid-request");
        problem(get("/api/webhook-events?provider=%7C", ADMIN), 422, "invalid-request");
    }

    /** Before what other tests receive, and not so long ago that it may be deleted. */
    private static Instant daysAgo(int days) {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(days));
    }

    /** An event of its own, as if it had been received then. */
    private String receivedAt(Instant then) {
        var rendering = new Rendering(new byte[] {1}, Map.of(), then, false, then);
        var event = ReceivedEvent.readable(
                "calendly", CalendlySays.newInvitee(), "invitee.created", new Absent(), rendering);
        store.insert(StoredForm.of(event, new SealedBodies(masterKey))).await().indefinitely();
        return event.id();
    }

    private static List<String> ids(String query) {
        return get("/api/webhook-events?limit=100&" + query, ADMIN).jsonPath().getList("items.id");
    }

    private static byte[] created(String updatedAt) {
        return CalendlySays.created(CalendlySays.newInvitee(), null, updatedAt).getBytes(UTF_8);
    }

    private static Response get(String path, String authorization) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", authorization)
                .get(path);
    }

    private static void problem(Response answer, int status, String slug) {
        assertProblem(
                answer.statusCode(), answer.contentType(), answer.asString(), status, "urn:problem:webhook:" + slug);
    }

    private String newestId() {
        return get("/api/webhook-events?limit=1", ADMIN).jsonPath().getString("items[0].id");
    }

    private Document stored(String id) {
        return database.documents("webhook_events", Document.class)
                .findById(id)
                .await()
                .indefinitely();
    }

    private List<Document> jobs(String id) {
        return database.documents("jobs", Document.class)
                .list(Filters.eq("ref.id", id), new Document(), 0, 10)
                .await()
                .indefinitely();
    }
}
