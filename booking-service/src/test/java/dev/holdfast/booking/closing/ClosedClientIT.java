package dev.holdfast.booking.closing;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.JobExamples;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client's account is closed. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class ClosedClientIT {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    @Inject
    Database database;

    private final Instant ahead = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.DAYS);
    private final String eventType = Practice.newEventType();
    private final String client = Practice.newClient();
    private String offering = "";
    private Stored stored;

    @BeforeEach
    void offerSomething() {
        stored = new Stored(database);
        offering = Practice.offering(eventType);
    }

    @Test
    void staffGetOneTaskAboutAllBookingsAheadAndTheBookingsStay() {
        book(client, ahead);
        book(client, ahead.plus(Duration.ofDays(1)));

        assertThat(close("booking", 1).<String>path("outcome")).isEqualTo("done");
        assertThat(close("booking", 2).<String>path("outcome")).isEqualTo("done");
        close("booking|erased", 1);

        Map<String, Object> task = Practice.taskAbout(client);
        assertThat(task)
                .containsEntry("kind", "closed-client")
                .containsEntry("state", "OPEN")
                .containsEntry("details", Map.of("bookings", "2"));
        assertThat(stored.list("tasks", Filters.eq("ref.id", client))).hasSize(1);
        assertThat(Practice.bookingsOf(client))
                .extracting(booking -> booking.get("status"))
                .containsExactly("CONFIRMED", "CONFIRMED");
    }

    @Test
    void thereIsNoTaskWhereNothingIsAheadAndAnOpenOneIsSettledThen() {
        String uri = book(client, ahead);
        close("booking", 1);
        stored.in("bookings")
                .updateMany(
                        Filters.eq("clientId", client),
                        Updates.combine(
                                Updates.set("startsAt", Date.from(ahead.minus(Duration.ofDays(60)))),
                                Updates.set(
                                        "endsAt",
                                        Date.from(
                                                ahead.minus(Duration.ofDays(60)).plus(HALF_AN_HOUR)))))
                .await()
                .indefinitely();

        close("booking|erased", 1);

        assertThat(Practice.taskAbout(client)).containsEntry("state", "RESOLVED");
        String other = Practice.newClient();
        closeOf(other, "booking", 1);
        assertThat(Practice.taskAbout(other)).isNull();
        assertThat(typed(uri)).isFalse();
    }

    @Test
    void whatTheClientTypedIsErasedWhateverBecameOfTheBookingAndNobodyElses() {
        String kept = book(client, ahead);
        String cancelled = book(client, ahead.plus(Duration.ofDays(2)));
        cancel(client, ahead.plus(Duration.ofDays(2)));
        String others = book(Practice.newClient(), ahead.plus(Duration.ofDays(3)));
        assertThat(List.of(typed(kept), typed(cancelled), typed(others))).containsOnly(true);

        close("booking", 1);

        assertThat(typed(kept)).isFalse();
        assertThat(typed(cancelled)).isFalse();
        assertThat(typed(others)).isTrue();
    }

    @Test
    void whyBookingsWereCancelledIsErasedAndNobodyElsesReasons() {
        String other = Practice.newClient();
        String byClient = cancelled(client, ahead, Practice.as(client));
        String byStaff = cancelled(client, ahead.plus(Duration.ofDays(1)), Practice.ADMIN);
        String others = cancelled(other, ahead.plus(Duration.ofDays(2)), Practice.as(other));
        Document before = stored.one("bookings", byClient);

        close("booking", 1);
        close("booking|erased", 1);

        assertThat(stored.one("bookings", byClient))
                .doesNotContainKey("reason")
                .containsEntry("status", "CANCELLED")
                .containsEntry("rev", before.get("rev"))
                .as("erased once")
                .containsEntry("version", before.getLong("version") + 1);
        assertThat(stored.one("bookings", byStaff)).doesNotContainKey("reason");
        assertThat(stored.one("bookings", others)).containsEntry("reason", "My back hurts");
    }

    private String cancelled(String who, Instant startsAt, String by) {
        String id = stored.list("bookings", Filters.eq("invitees", book(who, startsAt)))
                .getFirst()
                .getString("_id");
        Practice.cancel(by, id, Map.of("reason", "My back hurts")).then().statusCode(200);
        return id;
    }

    @Test
    void theEndErasesWhatCameInBetween() {
        close("booking", 1);
        String late = book(client, ahead);

        close("booking", 2);
        assertThat(typed(late)).isTrue();
        close("booking|erased", 1);

        assertThat(typed(late)).isFalse();
    }

    @Test
    void manyBookingsAreErasedInManySteps() {
        String uri = book(client, ahead);
        Document booking =
                stored.list("bookings", Filters.eq("clientId", client)).getFirst();
        for (int i = 0; i < 450; i++) {
            Document another = new Document(booking)
                    .append("_id", booking.getString("_id") + "%03d".formatted(i))
                    .append("status", "CANCELLED");
            List.of("claims", "jti", "invitees", "outbox").forEach(another::remove);
            stored.in("bookings").insert(another).await().indefinitely();
            stored.in("calendly_invitees")
                    .insert(new Document("_id", uri + i)
                            .append("bookingId", another.getString("_id"))
                            .append("typed", "sealed"))
                    .await()
                    .indefinitely();
        }

        close("booking", 1);

        assertThat(stored.list("calendly_invitees", Filters.regex("_id", "^" + uri)))
                .hasSize(451)
                .allSatisfy(document -> assertThat(document).doesNotContainKey("typed"));
    }

    @Test
    void severalRunsAtOnceAreOne() {
        book(client, ahead);

        List<String> outcomes = Practice.atOnce(5, () -> close("booking", 1).path("outcome"));

        assertThat(outcomes).contains("done").containsOnly("done", "busy");
        assertThat(stored.list("tasks", Filters.eq("ref.id", client))).hasSize(1);
    }

    @Test
    void identityLearnsWhetherTheAddressIsStillNeeded() {
        left(client).then().statusCode(200);
        assertThat(left(client).<Integer>path("ahead")).isZero();
        assertThat(left(client).<String>path("lastChangeAt")).isNull();

        book(client, ahead);

        assertThat(left(client).<Integer>path("ahead")).isEqualTo(1);
        assertThat(Instant.parse(left(client).path("lastChangeAt")))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        cancel(client, ahead);
        assertThat(left(client).<Integer>path("ahead")).isZero();
        assertThat(given().header("Authorization", Practice.ADMIN)
                        .get("/internal/clients/" + client + "/bookings-left")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aJobWithoutAUserIsRefusedForGood() {
        Response answer = run("closed|nobody|booking", 1, Map.of("v", 1));

        assertThat(answer.<String>path("outcome")).isEqualTo("reject");
        assertThat(answer.<String>path("error")).isEqualTo("no-user-id");
    }

    private final Map<Instant, CalendlyEventFixture> invitees = new HashMap<>();
    private final Map<Instant, String> tokens = new HashMap<>();

    private String book(String who, Instant startsAt) {
        String token = Practice.token(who, offering);
        CalendlyEventFixture invitee =
                anInvitee().ofType(eventType).at(startsAt, HALF_AN_HOUR).with(token);
        assertThat(Practice.take(invitee.created(), token)).isEqualTo("CONFIRMED");
        invitees.put(startsAt, invitee);
        tokens.put(startsAt, token);
        return invitee.uri();
    }

    private void cancel(String who, Instant startsAt) {
        Practice.take(Objects.requireNonNull(invitees.get(startsAt)).canceled(), tokens.get(startsAt));
        assertThat(Practice.bookingsOf(who))
                .filteredOn(booking -> startsAt.toString().equals(booking.get("startsAt")))
                .extracting(booking -> booking.get("status"))
                .containsExactly("CANCELLED");
    }

    private boolean typed(String uri) {
        return stored.one("calendly_invitees", uri).containsKey("typed");
    }

    private static Response left(String who) {
        return given().header("Authorization", TestTokens.service("booking"))
                .get("/internal/clients/" + who + "/bookings-left");
    }

    private Response close(String owner, int fence) {
        return closeOf(client, owner, fence);
    }

    private static Response closeOf(String who, String owner, int fence) {
        Map<String, Object> payload = new HashMap<>(JobExamples.payload("closed"));
        payload.put("userId", who);
        return run("closed|" + who + "|" + owner, fence, payload);
    }

    private static Response run(String jobId, int fence, Map<String, Object> payload) {
        Response answer = given().header("Authorization", TestTokens.service("booking"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "jobId",
                        jobId,
                        "type",
                        "closed",
                        "rev",
                        0,
                        "fence",
                        fence,
                        "attempt",
                        1,
                        "deadlineMs",
                        20_000,
                        "payload",
                        payload))
                .post("/internal/jobs");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }
}
