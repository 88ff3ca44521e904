package dev.holdfast.booking.calendly.policy;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static dev.holdfast.booking.testing.Practice.assertProblem;
import static dev.holdfast.kit.test.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.holdfast.booking.testing.Ahead;
import dev.holdfast.booking.testing.CalendlyDesk;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.scheduling.SchedulingTokenKeys;
import dev.holdfast.kit.test.JobExamples;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.bson.Document;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to Calendly bookings that are nobody's. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class StrayPolicyIT {

    private static final Instant NINE = Ahead.at(260, "09:00");

    @Inject
    Database database;

    private final String eventType = Practice.newEventType();
    private final String client = Practice.newClient();
    private final String address = UUID.randomUUID() + "@stranger.test";
    private Stored stored;
    private Connection connection;
    private String offering;

    @BeforeEach
    void offerSomething() {
        stored = new Stored(database);
        connection = new Connection(database);
        connection.isFresh();
        connection.practiceChooses("CANCEL");
        offering = Practice.offering(eventType);
    }

    @AfterEach
    void comeBack() {
        Peers.mood().clear();
        connection.practiceForgets();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-token", "bad-token", "unknown-token", "replayed-token", "wrong-offering"})
    void strangersAreCancelledWithAReasonAndGuided(String kind) {
        CalendlyEventFixture stray = strayOf(kind);

        assertThat(Practice.stray(stray)).isEqualTo("canceled");

        assertThat(CalendlyDesk.reasonsFor(stray)).singleElement().satisfies(reason -> assertThat(reason)
                .contains("not booked through an account", "http://localhost:8080/offerings"));
        assertThat(document(stray)).containsEntry("reason", kind).containsEntry("ended", "canceled");
        assertThat(Practice.taskAbout(stray.uri())).isNull();
        assertThat(block(stray)).isEmpty();
        assertThat(guides(stray)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-token", "bad-token", "unknown-token", "replayed-token", "wrong-offering"})
    void staffAreAskedWhereThePracticeWantsThat(String kind) {
        connection.practiceChooses("ASK");
        CalendlyEventFixture stray = strayOf(kind);

        assertThat(Practice.stray(stray)).isEqualTo("asked");

        assertAsked(stray, kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "before-connection", "unmapped", "internal"})
    void whatIsNotOursToJudgeIsLeftAloneAndItsTimeIsBusy(String kind) {
        CalendlyEventFixture stray = notOurs(kind);

        assertThat(Practice.stray(stray)).isNotIn("canceled", "asked", "overtaken");

        assertThat(CalendlyDesk.reasonsFor(stray)).isEmpty();
        assertThat(Practice.taskAbout(stray.uri())).isNull();
        assertThat(block(stray)).hasSize(1);
        Practice.take(stray.canceled(), null);
        assertThat(block(stray)).isEmpty();
    }

    @Test
    void aPaidOneIsForStaff() {
        CalendlyEventFixture stray = held(invitee(null).paid());

        assertThat(Practice.stray(stray)).isEqualTo("asked");

        assertAsked(stray, "no-token");
        assertThat(String.valueOf(Practice.taskAbout(stray.uri()))).contains("why=paid", "It was paid for there.");
    }

    @Test
    void anExpiredTokenIsForStaff() {
        String late = Practice.token(client, offering);
        CalendlyEventFixture stray = held(invitee(late).bookedAt(Instant.now().plusSeconds(1900)));

        assertThat(Practice.stray(stray)).isEqualTo("asked");

        assertAsked(stray, "expired-token");
    }

    @Test
    void aTokenOfAnUnknownKeyStopsCancellingUntilSomebodyHasLooked() {
        String unknown = new SchedulingTokenKeys("zz:" + Base64.getUrlEncoder().encodeToString(new byte[32]))
                .issue(new byte[SchedulingTokenKeys.JTI_BYTES], Instant.now().plusSeconds(600));
        CalendlyEventFixture first = held(invitee(unknown));
        assertThat(Practice.stray(first)).isEqualTo("asked");

        CalendlyEventFixture second = held(invitee(null).at(NINE.plusSeconds(7200), Duration.ofMinutes(30)));
        assertThat(Practice.stray(second)).isEqualTo("asked");
        assertAsked(second, "no-token");
        Document stop = openStop();
        await().untilAsserted(() -> assertThat(stored.one("jobs", "staff-notice|" + stop.getString("_id")))
                .isNotNull());

        close(stop.getString("_id"));
        CalendlyEventFixture third = held(invitee(null).at(NINE.plusSeconds(14_400), Duration.ofMinutes(30)));
        assertThat(Practice.stray(third)).isEqualTo("canceled");
    }

    @Test
    void aLostAnswerAndARepetitionCancelAndGuideOnce() {
        CalendlyEventFixture stray = held(invitee(null));
        Practice.take(stray.created(), null);
        Peers.mood().put("cancel", "lost");
        assertThat(Practice.runOutside(stray, 1).jsonPath().getString("outcome"))
                .isEqualTo("busy");
        Peers.mood().clear();

        assertThat(Practice.runOutside(stray, 2).jsonPath().getString("result.stray"))
                .isEqualTo("canceled");
        assertThat(Practice.runOutside(stray, 3).jsonPath().getString("result.stray"))
                .isEqualTo("canceled");

        assertThat(CalendlyDesk.reasonsFor(stray)).hasSize(1);
        assertThat(guides(stray)).hasSize(1);
        assertThat(connection.link().getList("cancelled", Document.class)).hasSize(1);
    }

    @Test
    void theEchoOfOurCancellationBeforeItsNoteKeepsTheGuidingMailFromNobody() {
        CalendlyEventFixture stray = held(invitee(null));
        Practice.take(stray.created(), null);
        Peers.mood().put("cancel", "lost");
        Practice.runOutside(stray, 1);
        Peers.mood().clear();
        Practice.take(stray.canceled(), null);

        assertThat(Practice.runOutside(stray, 2).jsonPath().getString("result.stray"))
                .isEqualTo("canceled");

        assertThat(guides(stray)).hasSize(1);
        assertThat(block(stray)).isEmpty();
    }

    @Test
    void whatWasCountedBeforeACrashIsNotCountedAgain() {
        CalendlyEventFixture stray = held(invitee(null));
        Practice.take(stray.created(), null);
        Peers.mood().put("cancel", "503");
        for (int fence = 1; fence <= 7; fence++) {
            assertThat(Practice.runOutside(stray, fence).jsonPath().getString("outcome"))
                    .isEqualTo("busy");
        }
        assertThat(block(stray)).hasSize(1);
        Peers.mood().clear();

        assertThat(Practice.runOutside(stray, 8).jsonPath().getString("result.stray"))
                .isEqualTo("canceled");
        assertThat(connection.link().getList("cancelled", Document.class)).hasSize(1);
    }

    @Test
    void aCalendlyThatKeepsFailingIsShownToStaff() {
        CalendlyEventFixture stray = held(invitee(null));
        Practice.take(stray.created(), null);
        Peers.mood().put("cancel", "500");
        for (int fence = 1; fence <= 5; fence++) {
            assertThat(Practice.runOutside(stray, fence).jsonPath().getString("outcome"))
                    .isEqualTo("retry");
        }
        assertThat(Practice.taskAbout(stray.uri())).containsEntry("kind", "cancel-at-calendly");
        Peers.mood().clear();

        Practice.runOutside(stray, 6);

        assertThat(Practice.taskAbout(stray.uri())).containsEntry("state", "RESOLVED");
    }

    @Test
    void oneThatMovedMeanwhileIsFollowedToWhereItStands() {
        CalendlyEventFixture stray = held(invitee(null));
        Practice.take(stray.created(), null);
        CalendlyEventFixture leaf = invitee(null).movedFrom(stray.uri());
        CalendlyDesk.moves(stray, leaf);

        assertThat(Practice.runOutside(stray).jsonPath().getString("result.stray"))
                .isEqualTo("canceled");

        assertThat(CalendlyDesk.reasonsFor(leaf)).hasSize(1);
        assertThat(CalendlyDesk.reasonsFor(stray)).isEmpty();
    }

    @Test
    void oneThatCancelledItselfNeedsNothing() {
        CalendlyEventFixture stray = held(invitee(null));
        Practice.take(stray.created(), null);
        CalendlyDesk.cancels(stray);

        assertThat(Practice.runOutside(stray).jsonPath().getString("result.stray"))
                .isEqualTo("over");

        assertThat(CalendlyDesk.reasonsFor(stray)).isEmpty();
        assertThat(guides(stray)).isEmpty();
        assertThat(block(stray)).isEmpty();
        assertThat(connection.link().getList("cancelled", Document.class, List.of()))
                .isEmpty();
    }

    @Test
    void oneAddressIsGuidedOnceADay() {
        CalendlyEventFixture first = held(invitee(null));
        CalendlyEventFixture second = held(invitee(null)
                .at(NINE.plusSeconds(7200), Duration.ofMinutes(30))
                .typing(address.toUpperCase(Locale.ROOT)));
        Practice.stray(first);
        Practice.stray(second);

        assertThat(guides(first)).hasSize(1);
        assertThat(guides(second)).isEmpty();
        Document job = guides(first).getFirst();
        assertThat(job.getString("_id")).matches("guide\\|[A-Za-z0-9_-]{22}\\|20\\d\\d-\\d\\d-\\d\\d");
        assertThat(job.toJson()).doesNotContain(address);
        assertThat(job.get("payload", Document.class).keySet())
                .isEqualTo(JobExamples.payload("guide").keySet());
    }

    @Test
    void theGuidesFactsNameAddressAndPageToServicesOnly() {
        CalendlyEventFixture stray = held(invitee(null));
        Practice.stray(stray);

        JsonPath facts = given().header("Authorization", TestTokens.service("booking"))
                .queryParam("invitee", stray.uri())
                .get("/internal/guides")
                .jsonPath();

        assertThat(facts.getBoolean("wanted")).isTrue();
        assertThat(facts.getString("address")).isEqualTo(address);
        assertThat(facts.getString("offeringId")).isEqualTo(offering);
        assertThat(facts.getMap("").keySet())
                .containsExactlyInAnyOrder("wanted", "address", "offeringId", "offeringName");
        assertThat(given().header("Authorization", TestTokens.service("booking"))
                        .queryParam("invitee", "nobody")
                        .get("/internal/guides")
                        .jsonPath()
                        .getBoolean("wanted"))
                .isFalse();
        assertProblem(
                given().header("Authorization", Practice.ADMIN)
                        .queryParam("invitee", stray.uri())
                        .get("/internal/guides"),
                403,
                "not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no-address", "a@b.test, c@d.test", "a@b.test\r\nBcc: c@d.test", "<a@b.test>"})
    void whatIsNoAddressIsNotMailedTo(String typed) {
        CalendlyEventFixture stray = held(invitee(null).typing(typed));

        assertThat(Practice.stray(stray)).isEqualTo("canceled");

        assertThat(guides(stray)).isEmpty();
    }

    private CalendlyEventFixture strayOf(String kind) {
        return held(
                switch (kind) {
                    case "no-token" -> invitee(null);
                    case "bad-token" -> invitee("spring-newsletter");
                    case "unknown-token" -> invitee(unrecorded());
                    case "wrong-offering" ->
                        invitee(Practice.token(client, Practice.offering(Practice.newEventType())));
                    case "replayed-token" -> replayed();
                    default -> throw new IllegalArgumentException(kind);
                });
    }

    private CalendlyEventFixture replayed() {
        String token = Practice.token(client, offering);
        CalendlyEventFixture first = invitee(token).at(NINE.plusSeconds(86_400), Duration.ofMinutes(30));
        assertThat(Practice.take(first.created(), token)).isEqualTo("CONFIRMED");
        return invitee(token);
    }

    private static String unrecorded() {
        String keys = ConfigProvider.getConfig().getValue("holdfast.scheduling-token-keys", String.class);
        byte[] jti = UUID.randomUUID()
                .toString()
                .substring(0, SchedulingTokenKeys.JTI_BYTES)
                .getBytes(StandardCharsets.US_ASCII);
        return new SchedulingTokenKeys(keys).issue(jti, Instant.now().plusSeconds(600));
    }

    private CalendlyEventFixture notOurs(String kind) {
        return held(
                switch (kind) {
                    case "host" -> invitee(null).scheduledByHost();
                    case "before-connection" ->
                        invitee(null)
                                .bookedAt(connection
                                        .link()
                                        .getDate("connectedAt")
                                        .toInstant()
                                        .minusSeconds(5));
                    case "unmapped" -> invitee(null).ofType(Practice.newEventType());
                    case "internal" -> invitee(null).ofType(internal());
                    default -> throw new IllegalArgumentException(kind);
                });
    }

    private static String internal() {
        String type = Practice.newEventType();
        Practice.offering(Practice.offeringBody(type).put("bookingMode", "internal"));
        return type;
    }

    private CalendlyEventFixture invitee(@Nullable String token) {
        return anInvitee()
                .ofType(eventType)
                .at(NINE, Duration.ofMinutes(30))
                .with(token)
                .typing(address);
    }

    private static CalendlyEventFixture held(CalendlyEventFixture invitee) {
        CalendlyDesk.holds(invitee);
        return invitee;
    }

    private void assertAsked(CalendlyEventFixture stray, String reason) {
        assertThat(CalendlyDesk.reasonsFor(stray)).isEmpty();
        assertThat(Practice.taskAbout(stray.uri()))
                .containsEntry("kind", "outside-policy")
                .containsEntry("state", "OPEN");
        assertThat(String.valueOf(Practice.taskAbout(stray.uri())))
                .contains("reason=" + reason, "CANCEL_AT_CALENDLY", "KEEP")
                .doesNotContain(address);
        assertThat(block(stray)).hasSize(1);
        assertThat(guides(stray)).isEmpty();
    }

    /** The task about the connection's last stop. */
    private Document openStop() {
        long number = connection.link().get("stop", Document.class).getLong("number");
        Document about = new Document("kind", "cancelling-stopped")
                .append("state", "OPEN")
                .append("details.stop", Long.toString(number));
        return stored.list("tasks", about).getFirst();
    }

    private void close(String task) {
        given().header("Authorization", Practice.PRACTITIONER)
                .contentType("application/json")
                .body("{}")
                .post("/api/tasks/{id}/resolve", task)
                .then()
                .statusCode(200);
        await().untilAsserted(() ->
                assertThat(stored.one("jobs", "cancelling-resume|" + task)).isNotNull());
        Document job = stored.one("jobs", "cancelling-resume|" + task);
        Document payload = job.get("payload", Document.class);
        assertThat(payload.keySet())
                .isEqualTo(JobExamples.payload("cancelling-resume").keySet());
        Practice.runJob(job.getString("_id"), "cancelling-resume", 1, payload)
                .then()
                .statusCode(200);
    }

    private Document document(CalendlyEventFixture stray) {
        return stored.one("calendly_invitees", stray.uri());
    }

    private List<Document> block(CalendlyEventFixture stray) {
        return stored.list("busy_blocks", Filters.eq(stray.uri()));
    }

    /** Guiding mails born for this stray, wherever they are by now. */
    private List<Document> guides(CalendlyEventFixture stray) {
        await().untilAsserted(() -> assertThat(document(stray).getList("outbox", Document.class, List.of()))
                .isEmpty());
        return stored.list("jobs", Filters.and(Filters.eq("type", "guide"), Filters.eq("ref.id", stray.uri())));
    }
}
