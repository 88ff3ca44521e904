package dev.holdfast.booking.calendly.intake;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
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
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client moves a booking at Calendly, which tells us in two halves. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class RescheduleIT {

    private static final Instant NINE = Ahead.at(200, "09:00");
    private static final Instant NOON = NINE.plus(Duration.ofHours(3));

    @Inject
    Database database;

    private final String eventType = Practice.newEventType();
    private final String client = Practice.newClient();
    private String offering;
    private String token;
    private CalendlyEventFixture first;
    private CalendlyEventFixture second;
    private Stored stored;

    @BeforeEach
    void offerSomething() {
        stored = new Stored(database);
        stored.awaitConnection();
        offering = Practice.offering(eventType);
        token = Practice.token(client, offering);
        first = invitee(NINE).with(token);
        second = invitee(NOON).movedFrom(first.uri());
    }

    @AfterEach
    void comeBack() {
        Peers.mood().clear();
    }

    @Test
    void theCreatingHalfMovesTheBookingAndTheCancellingHalfChangesNothing() {
        Practice.take(first.created(), token);

        assertThat(Practice.take(second.created(), null)).isEqualTo("CONFIRMED");
        assertThat(Practice.take(first.movedTo(second.uri()).canceled(), token)).isEqualTo("unchanged");
        assertThat(Practice.take(second.created(), null)).isEqualTo("unchanged");

        assertMovedOnce();
    }

    @Test
    void theCancellingHalfKeepsTheTimeUntilTheOtherComes() {
        Practice.take(first.created(), token);

        assertThat(Practice.take(first.movedTo(second.uri()).canceled(), token)).isEqualTo("unchanged");

        Document waiting = stored.one("bookings", id());
        assertThat(waiting).containsEntry("status", "CONFIRMED").containsKey("claims");
        assertThat(stored.mailJobs(id())).containsExactly("booking-confirmed|" + id() + "|1");
        assertThat(stored.one("calendly_invitees", first.uri()))
                .containsEntry("status", "MOVED")
                .containsEntry("movingTo", second.uri());

        assertThat(Practice.take(second.created(), null)).isEqualTo("CONFIRMED");
        assertMovedOnce();
    }

    @Test
    void aSupersededInviteesCancellationChangesNothingAndTheLeafsCancels() {
        Practice.take(first.created(), token);
        Practice.take(second.created(), null);

        assertThat(Practice.take(first.canceled(), token)).isEqualTo("unchanged");
        assertThat(stored.one("bookings", id())).containsEntry("status", "CONFIRMED");

        assertThat(Practice.take(second.canceled(), null)).isEqualTo("CANCELLED");
        assertThat(stored.one("bookings", id()))
                .containsEntry("status", "CANCELLED")
                .doesNotContainKey("claims");
    }

    @Test
    void anUnknownRootIsFetchedAndItsTokenCounts() {
        calendlyHas(first.movedTo(second.uri()), "canceled");

        assertThat(Practice.take(second.created(), null)).isEqualTo("CONFIRMED");

        Document booking = stored.one("bookings", id());
        assertThat(booking)
                .containsEntry("startsAt", Date.from(NOON))
                .containsEntry("invitees", List.of(first.uri(), second.uri()))
                .containsEntry("rev", 1L);
        assertThat(Practice.take(first.created(), token)).isEqualTo("unchanged");
        assertThat(Practice.bookingsOf(client)).hasSize(1);
        assertThat(Practice.taskAbout(second.uri())).isNull();
    }

    @Test
    void aRootThatCalendlyDoesNotHaveLeavesATaskUntilItIsHeardOf() {
        assertThat(Practice.take(second.created(), null)).isEqualTo("parked");

        assertThat(Practice.bookingsOf(client)).isEmpty();
        assertThat(stored.one("calendly_invitees", second.uri())).containsEntry("standing", "PARKED");
        assertThat(Practice.taskAbout(second.uri()))
                .containsEntry("state", "OPEN")
                .containsEntry("kind", "outside-policy");

        assertThat(Practice.take(first.created(), token)).isEqualTo("CONFIRMED");

        assertThat(stored.one("bookings", id())).containsEntry("startsAt", Date.from(NOON));
        assertThat(Practice.taskAbout(second.uri())).containsEntry("state", "RESOLVED");
    }

    @ParameterizedTest
    @CsvSource({"503,busy", "hang-up,busy", "500,retry"})
    void aRootThatCannotBeAskedForIsAskedForAgain(String mood, String outcome) {
        String event = Practice.store(second.created(), null);
        Peers.mood().put("events", mood);
        Practice.runJob(event, 1).then().statusCode(200).body("outcome", is(outcome));
        assertThat(Practice.taskAbout(second.uri())).isNull();
        Peers.mood().clear();
        calendlyHas(first.movedTo(second.uri()), "canceled");

        Practice.runJob(event, 2).then().statusCode(200).body("result.took", is("CONFIRMED"));

        assertThat(Practice.bookingsOf(client)).hasSize(1);
    }

    @Test
    void staffHearOfARootThatCannotBeAskedForForLong() {
        String event = Practice.store(second.created(), null);
        Peers.mood().put("events", "503");
        Practice.runJob(event, 1);
        stored.in("calendly_invitees")
                .update(
                        Filters.eq(second.uri()),
                        Updates.set("firstSeenAt", Date.from(Instant.now().minus(Duration.ofMinutes(11)))))
                .await()
                .indefinitely();

        Practice.runJob(event, 2).then().body("outcome", is("busy"));

        assertThat(Practice.taskAbout(second.uri())).containsEntry("state", "OPEN");
    }

    @Test
    void theLeafOfARefusedRootStaysRefused() {
        CalendlyEventFixture stranger = invitee(NINE);
        CalendlyEventFixture leaf = invitee(NOON).movedFrom(stranger.uri()).with(token);
        Practice.take(stranger.created(), null);
        Practice.runOutside(stranger).then().statusCode(200);

        assertThat(Practice.take(leaf.created(), token)).isEqualTo("no-token");
        assertThat(Practice.take(stranger.movedTo(leaf.uri()).canceled(), null)).isEqualTo("settled");

        assertOutside(leaf, "no-token");
        assertThat(Practice.bookingsOf(client)).isEmpty();
        assertThat(Practice.taskAbout(stranger.uri())).containsEntry("state", "RESOLVED");
    }

    @Test
    void aRefusedRootThatIsFetchedRefusesAllThatFollow() {
        CalendlyEventFixture stranger = invitee(NINE);
        CalendlyEventFixture middle = invitee(NINE).movedFrom(stranger.uri());
        CalendlyEventFixture leaf = invitee(NOON).movedFrom(middle.uri());
        calendlyHas(stranger.movedTo(middle.uri()), "canceled");
        calendlyHas(middle.movedTo(leaf.uri()), "canceled");

        assertThat(Practice.take(leaf.created(), null)).isEqualTo("no-token");

        assertOutside(leaf, "no-token");
        assertThat(Practice.taskAbout(middle.uri())).isNull();
    }

    @Test
    void theLeafOfACancelledRootIsNobodys() {
        Practice.take(first.created(), token);
        Practice.take(first.canceled(), token);

        CalendlyEventFixture leaf = invitee(NOON).movedFrom(first.uri());
        assertThat(Practice.take(leaf.created(), null)).isEqualTo("root-ended");

        assertOutside(leaf, "root-ended");
        assertThat(stored.one("bookings", id())).containsEntry("status", "CANCELLED");
    }

    @Test
    void aLeafOfAnotherEventTypeIsNobodysAndLeavesTheBooking() {
        Practice.take(first.created(), token);
        String other = Practice.newEventType();
        Practice.offering(other);
        CalendlyEventFixture leaf = anInvitee()
                .ofType(other)
                .at(NOON, Duration.ofMinutes(30))
                .with(token)
                .movedFrom(first.uri());

        assertThat(Practice.take(leaf.created(), token)).isEqualTo("other-event-type");

        assertOutside(leaf, "other-event-type");
        assertThat(stored.one("bookings", id())).containsEntry("startsAt", Date.from(NINE));
    }

    @Test
    void aTokenOnTheLeafIsNotUsedUpByTheMove() {
        String another = Practice.token(client, offering);
        Practice.take(first.created(), token);
        Practice.take(second.with(another).created(), another);

        CalendlyEventFixture fresh = invitee(NOON.plusSeconds(7200)).with(another);
        assertThat(Practice.take(fresh.created(), another)).isEqualTo("CONFIRMED");

        assertThat(Practice.bookingsOf(client)).hasSize(2);
    }

    private void assertMovedOnce() {
        Map<String, Object> booking = Practice.bookingsOf(client).getFirst();
        assertThat(Practice.bookingsOf(client)).hasSize(1);
        assertThat(booking)
                .containsEntry("status", "CONFIRMED")
                .containsEntry("startsAt", NOON.toString())
                .containsEntry("endsAt", NOON.plusSeconds(1800).toString())
                .containsEntry("rev", 2);
        assertThat(stored.one("bookings", id()))
                .containsEntry("invitees", List.of(first.uri(), second.uri()))
                .containsEntry("invitee", second.uri());
        assertThat(stored.mailJobs(id()))
                .containsExactlyInAnyOrder("booking-confirmed|" + id() + "|1", "booking-moved|" + id() + "|2");
        assertThat(stored.one("calendly_invitees", second.uri()))
                .containsEntry("standing", "ATTACHED")
                .containsEntry("bookingId", id());
        assertThat(Practice.taskAbout(second.uri())).isNull();
    }

    private void assertOutside(CalendlyEventFixture leaf, String reason) {
        assertThat(stored.one("calendly_invitees", leaf.uri()))
                .containsEntry("standing", "OUTSIDE")
                .containsEntry("reason", reason);
        Practice.runOutside(leaf).then().statusCode(200);
        assertThat(Practice.taskAbout(leaf.uri())).containsEntry("state", "OPEN");
    }

    private CalendlyEventFixture invitee(Instant start) {
        return anInvitee().ofType(eventType).at(start, Duration.ofMinutes(30));
    }

    private static void calendlyHas(CalendlyEventFixture invitee, String status) {
        Peers.invitees().put(invitee.inviteeUuid(), invitee.asAnswered(status));
        Peers.scheduledEvents()
                .put(invitee.scheduledEventUuid(), invitee.scheduledEvent().toString());
    }

    private String id() {
        return Practice.field(Practice.bookingsOf(client).getFirst(), "id");
    }
}
