package dev.holdfast.booking.booking;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static dev.holdfast.booking.testing.Practice.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.mongodb.client.model.Filters;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staff say whether bookings took place. Offerings have ten minutes after. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class AttendanceIT {

    private final Instant today = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private final Instant begun = today.minus(Duration.ofHours(2));
    private final Instant ahead = today.plus(Duration.ofDays(20));

    @Inject
    Database database;

    private final String client = Practice.newClient();
    private final String eventType = Practice.newEventType();
    private String offering;
    private Stored stored;

    @BeforeEach
    void offerSomething() {
        stored = new Stored(database);
        offering = Practice.offering(eventType);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-show NO_SHOW", "complete COMPLETED"})
    void staffSayWhatBecameOfABookingAndItLetsGoOfItsTime(String how) {
        String[] said = how.split(" ", -1);
        String id = booked(begun);
        List<String> mailsBefore = stored.mailJobs(id);

        say(Practice.PRACTITIONER, id, said[0])
                .then()
                .statusCode(200)
                .body("status", equalTo(said[1]))
                .body("rev", equalTo(2));

        assertThat(stored.one("bookings", id))
                .containsEntry("status", said[1])
                .containsKey("invitee")
                .doesNotContainKeys("claims", "overrides", "sharedWith");
        assertThat(stored.mailJobs(id)).containsExactlyElementsOf(mailsBefore);
        assertThat(stored.jobs(id))
                .extracting(job -> job.getString("id"))
                .contains("reclaim|" + id + "|2")
                .doesNotContain("calendly-cancel|" + id + "|2", "plan|" + id + "|2");
    }

    @Test
    void sayingItAgainChangesNothing() {
        String id = booked(begun);

        say(Practice.PRACTITIONER, id, "no-show").then().statusCode(200).body("rev", equalTo(2));
        Document once = stored.one("bookings", id);
        say(Practice.ADMIN, id, "no-show").then().statusCode(200).body("rev", equalTo(2));

        assertThat(stored.one("bookings", id).get("version")).isEqualTo(once.get("version"));
    }

    @Test
    void aSlipIsCorrectedEitherWayAndReleasesNothingTwice() {
        String id = booked(begun);

        say(Practice.PRACTITIONER, id, "no-show");
        say(Practice.ADMIN, id, "complete").then().body("status", equalTo("COMPLETED"));
        say(Practice.ADMIN, id, "no-show")
                .then()
                .statusCode(200)
                .body("status", equalTo("NO_SHOW"))
                .body("rev", equalTo(4));

        assertThat(stored.jobs(id))
                .extracting(job -> job.getString("id"))
                .contains("reclaim|" + id + "|2")
                .doesNotContain("reclaim|" + id + "|3", "reclaim|" + id + "|4");
    }

    @Test
    void nothingIsSaidBeforeItBegins() {
        String id = booked(ahead);

        for (String how : List.of("no-show", "complete")) {
            Response refused = say(Practice.ADMIN, id, how);
            assertProblem(refused, 409, "booking-not-begun");
            refused.then().body("startsAt", equalTo(ahead.toString()));
        }
        assertThat(stored.one("bookings", id))
                .containsEntry("status", "CONFIRMED")
                .containsEntry("rev", 1L);
    }

    @Test
    void whatWasNotConfirmedDidNotTakePlaceAndTheStateIsNamed() {
        String cancelled = booked(begun);
        Practice.cancel(Practice.ADMIN, cancelled, Map.of()).then().statusCode(200);
        booked(begun.minusSeconds(7200));
        String conflicted = taken(begun.minusSeconds(6600), "CONFLICTED");

        refusedAs(cancelled, "CANCELLED");
        refusedAs(conflicted, "CONFLICTED");
    }

    private void refusedAs(String id, String status) {
        for (String how : List.of("no-show", "complete")) {
            Response refused = say(Practice.ADMIN, id, how);
            assertProblem(refused, 409, "booking-not-confirmed");
            refused.then().body("bookingStatus", equalTo(status));
        }
        assertThat(stored.one("bookings", id)).containsEntry("status", status);
    }

    @Test
    void whatWasSaidIsNotCancelledOrMovedAnyMore() {
        String id = booked(begun);
        say(Practice.ADMIN, id, "no-show");

        assertProblem(Practice.cancel(Practice.ADMIN, id, Map.of()), 409, "booking-ended");
        assertProblem(Practice.reschedule(Practice.ADMIN, id, ahead), 409, "booking-ended");
    }

    @Test
    void calendlysLateCancellationDoesNotUndoIt() {
        CalendlyEventFixture invitee = invitee(begun);
        String id = taken(invitee, "CONFIRMED");
        say(Practice.ADMIN, id, "complete");

        assertThat(Practice.take(invitee.canceled(), invitee.token())).isEqualTo("unchanged");

        assertThat(stored.one("bookings", id)).containsEntry("status", "COMPLETED");
    }

    @Test
    void itIsForStaffAndForBookingsThatAre() {
        String id = booked(begun);

        for (String how : List.of("no-show", "complete")) {
            assertProblem(say(Practice.as(client), id, how), 403, "not-allowed");
            assertProblem(say(TestTokens.service("booking"), id, how), 403, "not-allowed");
            assertProblem(say(Practice.ADMIN, "bk_nothing", how), 404, "booking-not-found");
        }
        assertThat(stored.one("bookings", id)).containsEntry("status", "CONFIRMED");
    }

    @Test
    void aKeyMeansOneThing() {
        String id = booked(begun);
        Map<String, String> key = Map.of("Idempotency-Key", "said-1");

        Practice.change(Practice.ADMIN, id, "no-show", Map.of(), key).then().statusCode(200);
        Practice.change(Practice.ADMIN, id, "no-show", Map.of(), key).then().statusCode(200);

        assertProblem(Practice.change(Practice.ADMIN, id, "complete", Map.of(), key), 422, "idempotency-key-reused");
    }

    @Test
    void whatWasTrueAlreadyIsRememberedToo() {
        String id = booked(begun);
        Map<String, String> again = Map.of("Idempotency-Key", "said-3");
        say(Practice.ADMIN, id, "complete").then().statusCode(200);
        Practice.change(Practice.ADMIN, id, "complete", Map.of(), again).then().statusCode(200);
        say(Practice.ADMIN, id, "no-show").then().statusCode(200);

        Practice.change(Practice.ADMIN, id, "complete", Map.of(), again).then().statusCode(200);

        assertThat(stored.one("bookings", id)).containsEntry("status", "NO_SHOW");
    }

    @Test
    void whatWasSaidEarlierAndComesAgainCorrectsNothing() {
        String id = booked(begun);
        Map<String, String> first = Map.of("Idempotency-Key", "said-2");
        Practice.change(Practice.ADMIN, id, "complete", Map.of(), first).then().statusCode(200);
        say(Practice.ADMIN, id, "no-show").then().statusCode(200);

        Practice.change(Practice.ADMIN, id, "complete", Map.of(), first).then().statusCode(200);

        assertThat(stored.one("bookings", id)).containsEntry("status", "NO_SHOW");
    }

    @Test
    void sharedTimePassesOnFromEitherSide() {
        String holder = booked(begun);
        String close = booked(begun.plusSeconds(1800));
        assertThat(stored.one("bookings", holder)).containsEntry("sharedWith", List.of(close));

        say(Practice.ADMIN, holder, "complete").then().statusCode(200);
        assertThat(stored.one("bookings", close)).doesNotContainKey("overrides");
        assertThat(stored.one("bookings", close).getList("claims", Integer.class))
                .hasSize(8);

        String closer = booked(begun.plusSeconds(3600));
        assertThat(stored.one("bookings", closer)).containsEntry("overrides", List.of(close));
        say(Practice.ADMIN, closer, "no-show").then().statusCode(200);
        assertThat(stored.one("bookings", closer)).doesNotContainKeys("claims", "overrides");
        assertThat(stored.one("bookings", close).getList("sharedWith", String.class))
                .isEmpty();
    }

    @Test
    void whoWaitsForTheTimeGetsIt() {
        Instant soon = Instant.now().plus(Duration.ofMinutes(5));
        Instant start = Instant.ofEpochSecond((soon.getEpochSecond() / 300 + 1) * 300);
        String running = booked(start.minusSeconds(1200));
        String waiting = taken(start, "CONFLICTED");

        say(Practice.ADMIN, running, "no-show").then().statusCode(200);
        Practice.runJob(stored.job(running, "reclaim"), 1).then().statusCode(200);

        assertThat(stored.one("bookings", waiting)).containsEntry("status", "CONFIRMED");
    }

    @RepeatedTest(5)
    void ofAllThatIsSaidAtOnceEachStepIsDecidedByOne() {
        String id = booked(begun);
        List<Callable<Response>> all = List.of(
                () -> Practice.certain(() -> say(Practice.ADMIN, id, "no-show")),
                () -> Practice.certain(() -> say(Practice.PRACTITIONER, id, "complete")),
                () -> Practice.certain(() -> Practice.cancel(Practice.ADMIN, id, Map.of())),
                () -> Practice.certain(() -> say(Practice.PRACTITIONER, id, "no-show")),
                () -> Practice.certain(() -> say(Practice.ADMIN, id, "complete")));

        List<Integer> answers =
                Practice.atOnce(all).stream().map(Response::statusCode).toList();

        assertThat(answers).containsOnly(200, 409).contains(200);
        Document booking = stored.one("bookings", id);
        assertThat(booking).doesNotContainKeys("claims", "overrides", "sharedWith");
        boolean cancelled = answers.get(2) == 200;
        if (cancelled) {
            assertThat(booking).containsEntry("status", "CANCELLED").containsEntry("rev", 2L);
            assertThat(answers).containsExactly(409, 409, 200, 409, 409);
        } else {
            assertThat(booking.getString("status")).isIn("NO_SHOW", "COMPLETED");
            assertThat(answers).containsExactly(200, 200, 409, 200, 200);
            assertThat(booking.getLong("rev")).isBetween(3L, 5L);
        }
        assertThat(stored.jobs(id))
                .filteredOn(job -> job.getString("type").equals("reclaim"))
                .extracting(job -> job.getString("id"))
                .containsExactly("reclaim|" + id + "|2");
    }

    private static Response say(String caller, String id, String how) {
        return Practice.change(caller, id, how, Map.of(), Map.of());
    }

    private String booked(Instant start) {
        return taken(start, "CONFIRMED");
    }

    private String taken(Instant start, String status) {
        return taken(invitee(start), status);
    }

    private String taken(CalendlyEventFixture invitee, String status) {
        assertThat(Practice.take(invitee.created(), invitee.token())).isEqualTo(status);
        return stored.list("bookings", Filters.eq("invitees", invitee.uri()))
                .getFirst()
                .getString("_id");
    }

    private CalendlyEventFixture invitee(Instant start) {
        return anInvitee().ofType(eventType).at(start, Duration.ofMinutes(30)).with(Practice.token(client, offering));
    }
}
