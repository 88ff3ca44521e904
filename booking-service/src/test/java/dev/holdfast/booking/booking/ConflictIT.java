package dev.holdfast.booking.booking;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.model.Filters;
import dev.holdfast.booking.testing.Ahead;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Calendly has accepted bookings for times that are taken here, wholly or by buffers. Offerings have ten minutes after. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class ConflictIT {

    private static final Instant NINE = Ahead.at(280, "09:00");
    private static final Instant HALF_PAST = NINE.plusSeconds(1800);
    private static final Instant NOON = NINE.plus(Duration.ofHours(3));
    private static final int BUCKET = (int) (NINE.getEpochSecond() / 300);

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

    @Test
    void aConflictedBookingTellsItsClientAndStaffAndHoldsNothing() {
        booked(NINE);
        CalendlyEventFixture late = conflicted(NINE);

        assertThat(booking(late)).containsEntry("status", "CONFLICTED").doesNotContainKeys("claims", "overrides");
        assertThat(stored.mailJobs(id(late))).containsExactly("booking-checking|" + id(late) + "|1");
        assertThat(openTask(late, "booking-conflict")).isTrue();
    }

    @Test
    void itIsConfirmedWhenTheClashingBookingGoes() {
        CalendlyEventFixture holder = booked(NINE);
        CalendlyEventFixture late = conflicted(NINE.plusSeconds(600));
        reclaims(late, 0);

        Practice.take(holder.canceled(), holder.token());
        reclaims(holder, 1);
        reclaims(holder, 0);

        assertThat(booking(late))
                .containsEntry("status", "CONFIRMED")
                .containsEntry("rev", 2L)
                .containsKey("claims");
        assertThat(stored.mailJobs(id(late))).contains("booking-confirmed|" + id(late) + "|2");
        assertThat(openTask(late, "booking-conflict")).isFalse();
    }

    @Test
    void itIsConfirmedWhenTheClashingBookingMovesHere() {
        CalendlyEventFixture holder = booked(NINE);
        CalendlyEventFixture late = conflicted(NINE);

        Practice.reschedule(Practice.ADMIN, id(holder), NOON).then().statusCode(200);
        reclaims(holder, 1);

        assertThat(booking(late)).containsEntry("status", "CONFIRMED");
    }

    @Test
    void ofTwoThatWaitForOneTimeTheOldestGetsIt() {
        CalendlyEventFixture holder = booked(NINE);
        CalendlyEventFixture older = conflicted(NINE);
        CalendlyEventFixture younger = conflicted(NINE.plusSeconds(300));

        Practice.take(holder.canceled(), holder.token());
        reclaims(holder, 1);

        assertThat(booking(older)).containsEntry("status", "CONFIRMED");
        assertThat(booking(younger)).containsEntry("status", "CONFLICTED");
        assertThat(openTask(younger, "booking-conflict")).isTrue();

        Practice.take(older.canceled(), older.token());
        reclaims(older, 1);
        assertThat(booking(younger)).containsEntry("status", "CONFIRMED");
    }

    @RepeatedTest(3)
    void twoReleasesAtOnceConfirmExactlyOneOfTwoThatWait() {
        CalendlyEventFixture left = booked(NINE);
        CalendlyEventFixture right = booked(NINE.plusSeconds(2400));
        CalendlyEventFixture one = conflicted(NINE.plusSeconds(1200));
        CalendlyEventFixture other = conflicted(NINE.plusSeconds(1500));
        List<Callable<String>> releases = List.of(left, right).stream()
                .<Callable<String>>map(gone -> () -> Practice.take(gone.canceled(), gone.token()))
                .toList();
        Practice.atOnce(releases);

        Practice.atOnce(List.<Callable<Integer>>of(
                () -> Practice.runJob(stored.job(id(left), "reclaim"), 1).statusCode(),
                () -> Practice.runJob(stored.job(id(right), "reclaim"), 1).statusCode()));

        assertThat(List.of(booking(one).getString("status"), booking(other).getString("status")))
                .containsExactlyInAnyOrder("CONFIRMED", "CONFLICTED");
    }

    @Test
    void aMoveAtCalendlyOntoATakenTimeIsAConflictAndLetsTheOldTimeGo() {
        booked(NOON);
        CalendlyEventFixture moving = booked(NINE);
        CalendlyEventFixture leaf = invitee(NOON).movedFrom(moving.uri());

        assertThat(Practice.take(leaf.created(), null)).isEqualTo("CONFLICTED");

        assertThat(booking(leaf))
                .containsEntry("status", "CONFLICTED")
                .containsEntry("startsAt", Date.from(NOON))
                .containsEntry("rev", 2L)
                .doesNotContainKey("claims");
        assertThat(stored.mailJobs(id(leaf))).contains("booking-checking|" + id(leaf) + "|2");
        assertThat(openTask(leaf, "booking-conflict")).isTrue();
        booked(NINE);
    }

    @Test
    void aConflictedBookingThatMovesToAFreeTimeIsConfirmed() {
        booked(NINE);
        CalendlyEventFixture late = conflicted(NINE);
        CalendlyEventFixture leaf = invitee(NOON).movedFrom(late.uri());

        assertThat(Practice.take(leaf.created(), null)).isEqualTo("CONFIRMED");

        assertThat(stored.mailJobs(id(leaf))).contains("booking-confirmed|" + id(leaf) + "|2");
        assertThat(openTask(leaf, "booking-conflict")).isFalse();
    }

    @Test
    void aTimeThatIsWaitedForIsNotGivenAwayHere() {
        booked(NINE);
        conflicted(NINE.plusSeconds(1500));
        CalendlyEventFixture other = booked(NOON);

        Practice.reschedule(Practice.ADMIN, id(other), NINE.plusSeconds(2700))
                .then()
                .statusCode(409);
    }

    @Test
    void thePracticeMayHaveConflictsCancelledAtCalendly() {
        booked(NINE);
        CalendlyEventFixture late = conflicted(NINE);
        practiceChooses("CANCEL");
        try {
            reclaims(late, 0);
        } finally {
            stored.in("practice").delete(Filters.empty()).await().indefinitely();
        }

        assertThat(booking(late)).containsEntry("status", "CANCELLED").containsKey("reason");
        assertThat(stored.mailJobs(id(late))).contains("booking-cancelled|" + id(late) + "|2");
        assertThat(stored.job(id(late), "calendly-cancel").get("payload", Document.class))
                .containsEntry("invitee", late.uri());
        assertThat(openTask(late, "booking-conflict")).isFalse();
    }

    private static void practiceChooses(String conflictRule) {
        given().header("Authorization", Practice.ADMIN)
                .contentType("application/json")
                .body(Map.of(
                        "outsidePolicy",
                        "ASK",
                        "conflictRule",
                        conflictRule,
                        "staleCalendarPolicy",
                        "REFUSE",
                        "version",
                        0))
                .put("/api/practice")
                .then()
                .statusCode(200);
    }

    @Test
    void aClashOfBuffersIsConfirmedAndFlagged() {
        CalendlyEventFixture holder = booked(NINE);
        CalendlyEventFixture close = booked(HALF_PAST);

        assertThat(booking(close))
                .containsEntry("overrides", List.of(id(holder)))
                .containsEntry(
                        "claims", List.of(BUCKET + 8, BUCKET + 9, BUCKET + 10, BUCKET + 11, BUCKET + 12, BUCKET + 13));
        assertThat(booking(holder)).containsEntry("sharedWith", List.of(id(close)));
        assertThat(openTask(close, "buffer-clash")).isTrue();
        assertThat(stored.mailJobs(id(close))).containsExactly("booking-confirmed|" + id(close) + "|1");
    }

    @Test
    void whenTheHolderGoesTheSharedTimePassesOn() {
        CalendlyEventFixture holder = booked(NINE);
        CalendlyEventFixture close = booked(HALF_PAST);

        Practice.take(holder.canceled(), holder.token());

        assertThat(booking(close)).doesNotContainKey("overrides").containsEntry("rev", 1L);
        assertThat(booking(close).getList("claims", Integer.class)).hasSize(8).contains(BUCKET + 6, BUCKET + 7);
        assertThat(booking(holder)).doesNotContainKeys("claims", "sharedWith");
        assertThat(openTask(close, "buffer-clash")).isFalse();
    }

    @Test
    void whenTheOtherGoesNothingIsShared() {
        CalendlyEventFixture holder = booked(NINE);
        CalendlyEventFixture close = booked(HALF_PAST);

        Practice.reschedule(Practice.ADMIN, id(close), NOON).then().statusCode(200);

        assertThat(booking(close)).doesNotContainKey("overrides");
        assertThat(booking(close).getList("claims", Integer.class)).hasSize(8);
        assertThat(booking(holder).getList("sharedWith", String.class)).isEmpty();
        assertThat(booking(holder).getList("claims", Integer.class)).hasSize(8);
        assertThat(openTask(close, "buffer-clash")).isFalse();
        assertThat(Practice.take(holder.canceled(), holder.token())).isEqualTo("CANCELLED");
    }

    @Test
    void aBookingBetweenTwoSharesWithBothAndInheritsFromEach() {
        CalendlyEventFixture before = booked(NINE);
        CalendlyEventFixture after = booked(NINE.plusSeconds(3600));
        CalendlyEventFixture between = booked(HALF_PAST);
        assertThat(booking(between).getList("overrides", String.class)).containsExactly(id(before), id(after));

        Practice.take(after.canceled(), after.token());
        assertThat(booking(between)).containsEntry("overrides", List.of(id(before)));
        assertThat(booking(between).getList("claims", Integer.class)).hasSize(6);

        Practice.take(before.canceled(), before.token());
        assertThat(booking(between)).doesNotContainKey("overrides");
        assertThat(booking(between).getList("claims", Integer.class)).hasSize(8);
    }

    @RepeatedTest(3)
    void twoCloseOnesThatEndAtOnceLeaveNothingBehind() {
        CalendlyEventFixture holder = booked(NINE);
        CalendlyEventFixture close = booked(HALF_PAST);

        Practice.atOnce(List.<Callable<String>>of(
                () -> Practice.take(holder.canceled(), holder.token()),
                () -> Practice.take(close.canceled(), close.token())));

        for (CalendlyEventFixture gone : List.of(holder, close)) {
            assertThat(booking(gone))
                    .containsEntry("status", "CANCELLED")
                    .doesNotContainKeys("claims", "overrides", "sharedWith");
        }
        booked(NINE);
    }

    private CalendlyEventFixture booked(Instant start) {
        return taken(start, "CONFIRMED");
    }

    private CalendlyEventFixture conflicted(Instant start) {
        return taken(start, "CONFLICTED");
    }

    private CalendlyEventFixture taken(Instant start, String status) {
        String token = Practice.token(client, offering);
        CalendlyEventFixture invitee = invitee(start).with(token);
        assertThat(Practice.take(invitee.created(), token)).isEqualTo(status);
        return invitee;
    }

    private CalendlyEventFixture invitee(Instant start) {
        return anInvitee().ofType(eventType).at(start, Duration.ofMinutes(30));
    }

    private Document booking(CalendlyEventFixture invitee) {
        return stored.list("bookings", Filters.eq("invitees", invitee.uri())).getFirst();
    }

    private String id(CalendlyEventFixture invitee) {
        return booking(invitee).getString("_id");
    }

    private int runs;

    /** Runs the job that lets bookings which wait try again; under a new id each time, so that it really runs. */
    private void reclaims(CalendlyEventFixture released, int confirmed) {
        Document job = new Document(stored.job(id(released), "reclaim"));
        job.put("id", job.getString("id") + "." + ++runs);
        Practice.runJob(job, 1)
                .then()
                .statusCode(200)
                .body("outcome", is("done"))
                .body("result.confirmed", is(confirmed));
    }

    private boolean openTask(CalendlyEventFixture invitee, String kind) {
        Map<String, Object> about = Map.of("ref.id", id(invitee), "kind", kind, "state", "OPEN");
        return !stored.list("tasks", new Document(about)).isEmpty();
    }
}
