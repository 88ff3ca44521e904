package dev.holdfast.booking.booking;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static dev.holdfast.booking.testing.Practice.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;

import com.mongodb.client.model.Filters;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Staff have a booking beside others knowingly: a conflicted one where it is, any one elsewhere. Half an hour and ten minutes after it. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class MovedOverIT {

    private final Instant nine = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(20));
    private final Instant noon = nine.plus(Duration.ofHours(3));
    private final Instant begun = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2));

    @Inject
    Database database;

    private final String eventType = Practice.newEventType();
    private final String client = Practice.newClient();
    private String offering = "";
    private Stored stored;
    private SharedRecord shared;

    @BeforeEach
    void offerSomething() {
        stored = new Stored(database);
        shared = new SharedRecord(stored);
        offering = Practice.offering(Practice.offeringBody(eventType).put("bookingMode", "both"));
    }

    @Test
    void aConflictedBookingIsAcceptedWhereItIs() {
        String holder = booked(nine);
        CalendlyEventFixture late = invitee(nine.plusSeconds(600));
        String id = taken(late, "CONFLICTED");

        Practice.moveOver(id, nine.plusSeconds(600), newKey())
                .then()
                .statusCode(200)
                .body("status", equalTo("CONFIRMED"))
                .body("rev", equalTo(2));

        assertThat(shared.names(id, "overrides")).containsExactly(holder);
        assertThat(shared.names(holder, "sharedWith")).containsExactly(id);
        shared.assertApart(List.of(holder, id));
        assertThat(openTasks(id)).isEmpty();
        assertThat(stored.mailJobs(id)).contains("booking-confirmed|" + id + "|2");
        assertThat(stored.one("bookings", id)).as("it stays at Calendly").containsEntry("invitee", late.uri());
        assertThat(stored.jobs(id)).extracting(job -> job.getString("type")).doesNotContain("calendly-cancel");
        assertThat(Practice.history(id).getFirst())
                .containsEntry("what", "CONFIRMED")
                .containsEntry("by", "us_mira")
                .containsEntry("with", List.of(holder));
        assertThat(Practice.history(holder).getFirst())
                .containsEntry("what", "SHARING_BEGUN")
                .containsEntry("with", List.of(id));
        assertThat(Practice.take(late.canceled(), late.token())).isEqualTo("CANCELLED");
    }

    @Test
    void whicheverOfTheTwoGoesTheOtherHasItsWholeTime() {
        String holder = booked(nine);
        String id = accepted(nine);
        assertThat(shared.claims(id)).as("nothing is left for it").isEmpty();

        Practice.cancel(Practice.ADMIN, holder, Map.of()).then().statusCode(200);

        shared.assertApart(List.of(id));
        String third = accepted(nine.plusSeconds(300));
        shared.assertApart(List.of(id, third));
        Practice.cancel(Practice.ADMIN, third, Map.of()).then().statusCode(200);
        shared.assertApart(List.of(id));
    }

    /** Long after its start, off the grid too, so that it can be said whether it took place. */
    @Test
    void onceItHasBegunItIsAcceptedAllTheSameAndNobodyIsMailed() {
        Instant start = begun.plusSeconds(120);
        booked(begun);
        String id = taken(invitee(start), "CONFLICTED");
        assertProblem(Practice.reschedule(Practice.ADMIN, id, start), 422, "invalid-request");

        Practice.moveOver(id, start, newKey()).then().statusCode(200).body("status", equalTo("CONFIRMED"));

        assertThat(stored.mailJobs(id)).containsExactly("booking-checking|" + id + "|1");
        assertThat(openTasks(id)).isEmpty();
        Practice.change(Practice.ADMIN, id, "complete", Map.of(), Map.of())
                .then()
                .statusCode(200);
    }

    @Test
    void onlyWhereItIsMayItHaveBegun() {
        String id = booked(nine);

        Response past = Practice.moveOver(id, begun, newKey());
        Response offGrid = Practice.moveOver(id, noon.plusSeconds(60), newKey());

        for (Response refused : List.of(past, offGrid)) {
            assertProblem(refused, 422, "invalid-request");
            refused.then().body("errors[0].pointer", equalTo("#/startsAt"));
        }
        assertThat(stored.one("bookings", id)).containsEntry("rev", 1L);
    }

    @Test
    void aConfirmedOneIsMovedOverWhatIsThere() {
        String holder = booked(noon);
        CalendlyEventFixture moving = invitee(nine);
        String id = taken(moving, "CONFIRMED");

        Practice.moveOver(id, noon.plusSeconds(900), newKey())
                .then()
                .statusCode(200)
                .body("status", equalTo("CONFIRMED"))
                .body("startsAt", equalTo(noon.plusSeconds(900).toString()));

        shared.assertApart(List.of(holder, id));
        assertThat(openTasks(id)).as("staff know what they did").isEmpty();
        assertThat(stored.mailJobs(id)).contains("booking-moved|" + id + "|2");
        assertThat(stored.job(id, "calendly-cancel").get("payload", Document.class))
                .containsEntry("invitee", moving.uri());
        assertThat(Practice.history(id).getFirst())
                .containsEntry("what", "MOVED")
                .containsEntry("with", List.of(holder));
        booked(nine);
    }

    @Test
    void theSameRequestAgainChangesNothingMore() {
        booked(noon);
        String id = booked(nine);
        String key = newKey();
        Practice.moveOver(id, noon, key).then().statusCode(200);
        Practice.moveOver(id, nine, newKey()).then().statusCode(200);

        Practice.moveOver(id, noon, key).then().statusCode(200).body("rev", equalTo(3));

        assertThat(stored.one("bookings", id)).containsEntry("startsAt", Date.from(nine));
        assertProblem(Practice.moveOver(id, noon.plusSeconds(300), key), 422, "idempotency-key-reused");
        assertProblem(
                moved(Practice.PRACTITIONER, id, Map.of("startsAt", noon.toString()), key),
                422,
                "idempotency-key-reused");
    }

    @Test
    void onlyStaffOverrideAndOnlyWithAKey() {
        booked(nine);
        String id = taken(invitee(nine), "CONFLICTED");
        Map<String, Object> over = Map.of("startsAt", nine.toString(), "override", true);

        Response byClient = moved(Practice.as(client), id, over, newKey());
        Response without = Practice.change(Practice.PRACTITIONER, id, "reschedule", over, Map.of());

        assertProblem(byClient, 422, "invalid-request");
        byClient.then().body("errors[0].pointer", equalTo("#/override"));
        assertProblem(without, 422, "invalid-request");
        without.then().body("errors[0].pointer", equalTo("Idempotency-Key"));
        assertThat(stored.one("bookings", id))
                .containsEntry("status", "CONFLICTED")
                .containsEntry("rev", 1L);
        moved(Practice.as(client), id, Map.of("startsAt", noon.toString(), "override", false), newKey())
                .then()
                .statusCode(200);
    }

    @Test
    void whatHasEndedIsNotAccepted() {
        booked(nine);
        CalendlyEventFixture late = invitee(nine);
        String id = taken(late, "CONFLICTED");
        Practice.take(late.canceled(), late.token());

        assertProblem(Practice.moveOver(id, nine, newKey()), 409, "booking-ended");
    }

    @Test
    void whatWasDecidedAnewSinceItWasSeenIsNotMoved() {
        booked(nine);
        CalendlyEventFixture late = invitee(nine);
        String id = taken(late, "CONFLICTED");
        assertThat(Practice.take(movedFrom(late, noon).created(), null)).isEqualTo("CONFIRMED");

        Response refused = keptAsSeen(id);

        assertProblem(refused, 409, "booking-changed");
        refused.then().body("rev", equalTo(2));
        assertThat(stored.one("bookings", id)).containsEntry("startsAt", Date.from(noon));
        Response no = moved(
                Practice.PRACTITIONER, id, Map.of("startsAt", nine.toString(), "override", true, "rev", 0), newKey());
        assertProblem(no, 422, "invalid-request");
        no.then().body("errors[0].pointer", equalTo("#/rev"));
    }

    /** Six from six places to nearly one, each asked for twice at once. */
    @Test
    void manyAtOnceAndTheLastOneHoldsItsTime() {
        List<String> all = new ArrayList<>();
        List<Callable<Response>> moves = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            String id = booked(noon.plus(Duration.ofHours(number)));
            Instant start = nine.plusSeconds(300L * number);
            String key = newKey();
            all.add(id);
            Callable<Response> move = () -> Practice.certain(() -> Practice.moveOver(id, start, key));
            moves.add(move);
            moves.add(move);
        }

        assertThat(Practice.atOnce(moves))
                .allSatisfy(answer -> answer.then().statusCode(200).body("rev", equalTo(2)));

        shared.assertApart(all);
        for (int gone = 0; gone < all.size() - 1; gone++) {
            Practice.cancel(Practice.ADMIN, all.get(gone), Map.of()).then().statusCode(200);
            shared.assertApart(all.subList(gone + 1, all.size()));
        }
    }

    @RepeatedTest(3)
    void acceptedWhileTheOtherGoesItHasItsTime() {
        CalendlyEventFixture going = invitee(nine);
        taken(going, "CONFIRMED");
        String id = taken(invitee(nine.plusSeconds(300)), "CONFLICTED");

        List<String> ends = Practice.atOnce(List.of(
                () -> Practice.take(going.canceled(), going.token()),
                () -> status(Practice.certain(() -> Practice.moveOver(id, nine.plusSeconds(300), newKey())))));

        assertThat(ends).containsExactly("CANCELLED", "200");
        shared.assertApart(List.of(id));
    }

    @RepeatedTest(3)
    void acceptedAndCancelledAtOnceItIsCancelledAndNothingOfItIsLeft() {
        String holder = booked(nine);
        CalendlyEventFixture late = invitee(nine);
        String id = taken(late, "CONFLICTED");
        String key = newKey();

        List<String> ends = Practice.atOnce(List.of(
                () -> Practice.take(late.canceled(), late.token()),
                () -> status(Practice.certain(() -> Practice.moveOver(id, nine, key)))));

        assertThat(ends.getFirst()).isEqualTo("CANCELLED");
        assertThat(ends.getLast()).isIn("200", "409");
        assertThat(stored.one("bookings", id))
                .containsEntry("status", "CANCELLED")
                .doesNotContainKeys("claims", "overrides", "sharedWith");
        shared.assertApart(List.of(holder));
        assertThat(openTasks(id)).isEmpty();
    }

    @RepeatedTest(3)
    void acceptedWhileItMovesAtCalendlyItIsWhereItsClientMovedIt() {
        String holder = booked(nine);
        CalendlyEventFixture late = invitee(nine);
        String id = taken(late, "CONFLICTED");
        CalendlyEventFixture leaf = movedFrom(late, noon);

        List<String> ends = Practice.atOnce(List.of(
                () -> Practice.take(leaf.created(), null), () -> status(Practice.certain(() -> keptAsSeen(id)))));

        assertThat(ends.getFirst()).isEqualTo("CONFIRMED");
        assertThat(ends.getLast()).isIn("200", "409");
        assertThat(stored.one("bookings", id))
                .containsEntry("status", "CONFIRMED")
                .containsEntry("startsAt", Date.from(noon))
                .containsEntry("invitee", leaf.uri());
        shared.assertApart(List.of(holder));
        shared.assertApart(List.of(id));
        assertThat(openTasks(id)).isEmpty();
    }

    /** Of two that want one time and do not see each other, both are there in the end, on record. */
    @RepeatedTest(3)
    void twoAcceptedAtOnceNameEachOther() {
        String holder = booked(nine);
        String one = taken(invitee(nine), "CONFLICTED");
        String other = taken(invitee(nine.plusSeconds(900)), "CONFLICTED");

        List<String> ends = Practice.atOnce(List.of(
                () -> status(Practice.certain(() -> Practice.moveOver(one, nine, newKey()))),
                () -> status(Practice.certain(() -> Practice.moveOver(other, nine.plusSeconds(900), newKey())))));

        assertThat(ends).containsOnly("200");
        shared.assertApart(List.of(holder, one, other));
        assertThat(List.of(openTasks(one), openTasks(other))).containsOnly(List.of());
        assertThat(Practice.history(holder))
                .extracting(entry -> entry.get("what"), entry -> entry.get("with"))
                .contains(tuple("SHARING_BEGUN", List.of(one)), tuple("SHARING_BEGUN", List.of(other)));
    }

    private Response keptAsSeen(String id) {
        return moved(
                Practice.PRACTITIONER, id, Map.of("startsAt", nine.toString(), "override", true, "rev", 1), newKey());
    }

    private static Response moved(String caller, String id, Map<String, Object> body, String key) {
        return Practice.change(caller, id, "reschedule", body, Map.of("Idempotency-Key", key));
    }

    private static String status(Response answer) {
        return Integer.toString(answer.statusCode());
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private String accepted(Instant start) {
        String id = taken(invitee(start), "CONFLICTED");
        Practice.moveOver(id, start, newKey()).then().statusCode(200);
        return id;
    }

    private String booked(Instant start) {
        return taken(invitee(start), "CONFIRMED");
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

    private CalendlyEventFixture movedFrom(CalendlyEventFixture before, Instant start) {
        return anInvitee().ofType(eventType).at(start, Duration.ofMinutes(30)).movedFrom(before.uri());
    }

    private List<Document> openTasks(String id) {
        return stored.list("tasks", Filters.and(Filters.eq("ref.id", id), Filters.eq("state", "OPEN")));
    }
}
