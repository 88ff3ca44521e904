package dev.holdfast.booking.booking;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static dev.holdfast.booking.testing.Practice.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.model.Filters;
import dev.holdfast.booking.testing.Ahead;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bookings cancelled and moved by clients and staff, and what Calendly says meanwhile. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class MovedHereIT {

    private static final Instant NINE = Ahead.at(250, "09:00");
    private static final Instant NOON = NINE.plus(Duration.ofHours(3));

    @Inject
    Database database;

    private final String client = Practice.newClient();
    private final String self = Practice.as(client);
    private final String eventType = Practice.newEventType();
    private String offering;
    private CalendlyEventFixture invitee;
    private Stored stored;
    private String id;

    @BeforeEach
    void book() {
        stored = new Stored(database);
        stored.awaitConnection();
        offering = Practice.offering(eventType);
        invitee = bookedAt(NINE);
        id = Practice.field(Practice.bookingsOf(client).getFirst(), "id");
    }

    @AfterEach
    void comeBack() {
        Peers.mood().clear();
    }

    @Test
    void aClientMovesTheirBookingAwayFromCalendly() {
        Practice.reschedule(self, id, NOON)
                .then()
                .statusCode(200)
                .body("startsAt", equalTo(NOON.toString()))
                .body("endsAt", equalTo(NOON.plusSeconds(1800).toString()))
                .body("status", equalTo("CONFIRMED"))
                .body("rev", equalTo(2));

        assertThat(stored.one("bookings", id))
                .doesNotContainKey("invitee")
                .containsEntry("invitees", List.of(invitee.uri()));
        assertThat(stored.jobs(id))
                .extracting(job -> job.getString("id"))
                .containsExactlyInAnyOrder(
                        "booking-confirmed|" + id + "|1",
                        "plan|" + id + "|1",
                        "booking-moved|" + id + "|2",
                        "plan|" + id + "|2",
                        "reclaim|" + id + "|2",
                        "calendly-cancel|" + id + "|2");
    }

    @Test
    void theOldEventIsCancelledAtCalendlyAndTheEchoChangesNothing() {
        Practice.reschedule(self, id, NOON);

        runs("calendly-cancel", "canceled");
        assertThat(Practice.take(invitee.canceled(), invitee.token())).isEqualTo("unchanged");

        assertThat(Peers.cancellations()).anyMatch(asked -> asked.startsWith(invitee.scheduledEventUuid()));
        assertThat(stored.one("bookings", id))
                .containsEntry("status", "CONFIRMED")
                .containsEntry("startsAt", Date.from(NOON));
    }

    @ParameterizedTest
    @CsvSource({"Event is already canceled,already-canceled", "Event in the past,in-the-past", "404,gone"})
    void anEventThatNeedsNoCancellingIsSettled(String mood, String outcome) {
        Practice.reschedule(self, id, NOON);
        Peers.mood().put("cancellation", mood);

        runs("calendly-cancel", outcome);
    }

    @ParameterizedTest
    @CsvSource({"503,busy", "hang-up,busy", "500,retry", "401,retry"})
    void aCancellationThatCalendlyDoesNotTakeIsAskedForAgain(String mood, String outcome) {
        Practice.reschedule(self, id, NOON);
        Document job = stored.job(id, "calendly-cancel");
        Peers.mood().put("cancellation", mood);
        Practice.runJob(job, 1).then().statusCode(200).body("outcome", is(outcome));
        Peers.mood().clear();

        Practice.runJob(job, 2).then().statusCode(200).body("outcome", is("done"));
    }

    @Test
    void anEventThatMayNotBeCancelledIsLeftToStaff() {
        Practice.reschedule(self, id, NOON);
        Peers.mood().put("cancellation", "You are not allowed to cancel this event");

        Practice.runJob(stored.job(id, "calendly-cancel"), 1)
                .then()
                .body("outcome", is("reject"))
                .body("error", is("not-allowed"));

        assertThat(Practice.taskAbout(id)).containsEntry("kind", "cancel-at-calendly");
    }

    @Test
    void aMoveAtCalendlyOfABookingThatWasMovedHereIsATask() {
        Practice.reschedule(self, id, NOON);
        CalendlyEventFixture leaf = bookableAt(NINE.plusSeconds(7200)).movedFrom(invitee.uri());

        assertThat(Practice.take(leaf.created(), null)).isEqualTo("detached");
        Practice.runOutside(leaf).then().statusCode(200);

        assertThat(stored.list("busy_blocks", Filters.eq(leaf.uri()))).hasSize(1);
        assertThat(Practice.taskAbout(leaf.uri())).containsEntry("state", "OPEN");
        assertThat(stored.one("bookings", id)).containsEntry("startsAt", Date.from(NOON));
        assertThat(Practice.take(leaf.canceled(), null)).isEqualTo("settled");
        assertThat(stored.list("busy_blocks", Filters.eq(leaf.uri()))).isEmpty();
        assertThat(stored.one("bookings", id)).containsEntry("status", "CONFIRMED");
    }

    @RepeatedTest(5)
    void aMoveHereAndAMoveAtCalendlyAtOnceEndAsOneOfThem() {
        CalendlyEventFixture leaf = bookableAt(NINE.plusSeconds(7200)).movedFrom(invitee.uri());
        List<Callable<String>> both =
                List.of(() -> Practice.take(leaf.created(), null), () -> Integer.toString(moved(id, NOON)));

        List<String> ends = Practice.atOnce(both);

        assertThat(ends.get(1)).isEqualTo("200");
        Document booking = stored.one("bookings", id);
        assertThat(booking)
                .containsEntry("startsAt", Date.from(NOON))
                .containsEntry("status", "CONFIRMED")
                .doesNotContainKey("invitee");
        boolean clientFirst = ends.get(0).equals("CONFIRMED");
        assertThat(booking).containsEntry("rev", clientFirst ? 3L : 2L);
        String stands = clientFirst ? leaf.uri() : invitee.uri();
        assertThat(stored.job(id, "calendly-cancel").get("payload", Document.class))
                .containsEntry("invitee", stands);
        assertThat(stored.one("calendly_invitees", leaf.uri()))
                .containsEntry("standing", clientFirst ? "ATTACHED" : "OUTSIDE");
    }

    @Test
    void movingTwiceIsMovingOnce() {
        Practice.reschedule(self, id, NOON);
        Practice.reschedule(self, id, NOON.toString().replace("12:00:00Z", "17:30:00+05:30"))
                .then()
                .statusCode(200)
                .body("rev", equalTo(2));

        assertThat(Practice.atOnce(4, () -> moved(id, NINE))).containsOnly(200);
        assertThat(stored.one("bookings", id)).containsEntry("rev", 3L);
    }

    @Test
    void cancellingReleasesTheTimeAndCancelsAtCalendlyWithTheReason() {
        Practice.cancel(self, id, Map.of("reason", "I am ill"))
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"));
        Practice.cancel(self, id, Map.of("reason", "I am ill"))
                .then()
                .statusCode(200)
                .body("rev", equalTo(2));

        assertThat(stored.one("bookings", id)).doesNotContainKey("claims");
        assertThat(stored.mailJobs(id)).contains("booking-cancelled|" + id + "|2");
        runs("calendly-cancel", "canceled");
        assertThat(Peers.cancellations())
                .anyMatch(asked -> asked.startsWith(invitee.scheduledEventUuid()) && asked.contains("I am ill"));
        assertThat(Practice.take(invitee.canceled(), invitee.token())).isEqualTo("unchanged");
        assertThat(bookedAt(NINE).token()).isNotNull();
    }

    @Test
    void whatHasEndedDoesNotChange() {
        Practice.take(invitee.canceled(), invitee.token());

        Response refused = Practice.cancel(self, id, Map.of());
        assertProblem(refused, 409, "booking-ended");
        refused.then().body("bookingStatus", equalTo("CANCELLED"));
        assertProblem(Practice.reschedule(Practice.ADMIN, id, NOON), 409, "booking-ended");
    }

    @Test
    void othersBookingsAreNotThereAndStaffMayChangeAll() {
        String stranger = Practice.as(Practice.newClient());

        assertProblem(Practice.cancel(stranger, id, Map.of()), 404, "booking-not-found");
        assertProblem(Practice.reschedule(stranger, id, NOON), 404, "booking-not-found");
        assertProblem(Practice.cancel(TestTokens.service("booking"), id, Map.of()), 403, "not-allowed");
        Practice.reschedule(Practice.PRACTITIONER, id, NOON).then().statusCode(200);
        Practice.cancel(Practice.ADMIN, id, Map.of()).then().statusCode(200);
    }

    @Test
    void aTakenTimeIsRefusedWithItsBuffers() {
        bookedAt(NOON);

        for (Instant start : List.of(NOON, NOON.minusSeconds(1800), NOON.plusSeconds(1800))) {
            assertProblem(Practice.reschedule(self, id, start), 409, "slot-taken");
        }
        Practice.reschedule(self, id, NOON.plusSeconds(2400)).then().statusCode(200);
        assertThat(stored.one("bookings", id)).containsEntry("rev", 2L);
    }

    @RepeatedTest(3)
    void ofTwoMovesToOneTimeOneIsRefused() {
        bookedAt(NINE.plusSeconds(7200));
        List<String> ids = Practice.bookingsOf(client).stream()
                .map(booking -> Practice.field(booking, "id"))
                .toList();

        List<Integer> statuses = Practice.atOnce(ids.stream()
                .<Callable<Integer>>map(one -> () -> moved(one, NOON))
                .toList());

        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    }

    @ParameterizedTest
    @MethodSource("startsThatCannotBe")
    void aStartThatCannotBeIs422(String start) {
        Response refused = Practice.reschedule(self, id, start);

        assertProblem(refused, 422, "invalid-request");
        refused.then().body("errors[0].pointer", equalTo("#/startsAt"));
    }

    private static Stream<String> startsThatCannotBe() {
        String offTheMinutes = NOON.plusSeconds(60).toString();
        String offTheSecond = NOON.plusMillis(1).toString();
        String day = NOON.toString().substring(0, 10);
        return Stream.of(offTheMinutes, offTheSecond, "2020-01-01T00:00:00Z", "noon", day);
    }

    @Test
    void bodiesThatCannotBeAreRefused() {
        assertProblem(Practice.change(self, id, "reschedule", Map.of(), Map.of()), 422, "invalid-request");
        assertProblem(Practice.change(self, id, "reschedule", Map.of("startsAt", 5), Map.of()), 400, "malformed-body");
        assertProblem(Practice.cancel(self, id, Map.of("reason", "x".repeat(501))), 422, "invalid-request");
    }

    @Test
    void aClientDoesNotChangeWhatHasBegunAndStaffDo() {
        Instant begun = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.MINUTES);
        String past = stored.one("calendly_invitees", bookedAt(begun).uri()).getString("bookingId");

        assertProblem(Practice.cancel(self, past, Map.of()), 409, "booking-begun");
        Practice.cancel(Practice.PRACTITIONER, past, Map.of()).then().statusCode(200);
    }

    private int moved(String booking, Instant start) {
        return Practice.certain(() -> Practice.reschedule(self, booking, start)).statusCode();
    }

    private void runs(String type, String outcome) {
        Practice.runJob(stored.job(id, type), 1)
                .then()
                .statusCode(200)
                .body("outcome", is("done"))
                .body("result.calendly", is(outcome));
    }

    private CalendlyEventFixture bookedAt(Instant start) {
        String token = Practice.token(client, offering);
        CalendlyEventFixture booked = bookableAt(start).with(token);
        assertThat(Practice.take(booked.created(), token)).isEqualTo("CONFIRMED");
        return booked;
    }

    private CalendlyEventFixture bookableAt(Instant start) {
        return anInvitee().ofType(eventType).at(start, Duration.ofMinutes(30));
    }
}
