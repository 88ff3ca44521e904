package dev.holdfast.booking.calendly.intake;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An offering that was booked at Calendly is booked here from now on. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class SwitchedOfferingIT {

    private final Instant nine = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(30));

    private final String eventType = Practice.newEventType();
    private final String client = Practice.newClient();
    private final ObjectNode body = Practice.offeringBody(eventType);
    private String offering = "";

    @BeforeEach
    void offerSomething() {
        offering = Practice.offering(body);
    }

    @Test
    void whatIsBookedStaysAndLinksThatAreOutStillWork() {
        String used = Practice.token(client, offering);
        String out = Practice.token(client, offering);
        assertThat(Practice.take(booking(nine, used).created(), used)).isEqualTo("CONFIRMED");

        switchOver();

        assertThat(Practice.take(booking(nine.plusSeconds(7200), out).created(), out))
                .isEqualTo("CONFIRMED");
        assertThat(starts()).containsExactlyInAnyOrder(nine, nine.plusSeconds(7200));
        assertProblem(Practice.requestLink(client, offering), 409, "not-linkable");
    }

    @Test
    void clientsBookHereBesideWhatCameFromCalendly() {
        String used = Practice.token(client, offering);
        assertThat(Practice.take(booking(nine, used).created(), used)).isEqualTo("CONFIRMED");

        switchOver();

        assertProblem(book(nine), 409, "slot-taken");
        book(nine.plusSeconds(3600)).then().statusCode(201);
    }

    @Test
    void aStrangerAtTheOldPageIsLeftAlone() {
        switchOver();

        assertThat(Practice.take(booking(nine, null).created(), null)).isEqualTo("unmapped-event-type");
    }

    @Test
    void linksThatAreOutStillWorkWhenTheOfferingNamesNoEventTypeAnyMore() {
        String out = Practice.token(client, offering);

        forgetEventType();

        CalendlyEventFixture booked = booking(nine, out);
        assertThat(Practice.take(booked.created(), out)).isEqualTo("CONFIRMED");
        assertThat(Practice.take(booked.created(), out)).isEqualTo("unchanged");
        assertThat(starts()).containsExactly(nine);
        assertThat(Practice.take(booking(nine.plusSeconds(7200), out).created(), out))
                .as("a link is good once")
                .isEqualTo("replayed-token");
    }

    @Test
    void movesAndCancellationsOfSuchABookingAreFollowed() {
        String out = Practice.token(client, offering);
        forgetEventType();
        CalendlyEventFixture booked = booking(nine, out);
        CalendlyEventFixture moved = booking(nine.plusSeconds(7200), out).movedFrom(booked.uri());
        Practice.take(booked.created(), out);

        assertThat(Practice.take(moved.created(), out)).isEqualTo("CONFIRMED");
        assertThat(Practice.take(booked.movedTo(moved.uri()).canceled(), out)).isEqualTo("unchanged");
        assertThat(starts()).containsExactly(nine.plusSeconds(7200));
        assertThat(Practice.take(moved.canceled(), out)).isEqualTo("CANCELLED");
    }

    @Test
    void linksThatAreOutStillWorkWhenTheOfferingIsBookedThroughAnotherEventType() {
        String out = Practice.token(client, offering);

        replace(body.put("calendlyEventType", Practice.newEventType()));

        assertThat(Practice.take(booking(nine, out).created(), out)).isEqualTo("CONFIRMED");
    }

    @Test
    void aLinkIsNoGoodForAnEventTypeThatItDidNotLeadTo() {
        String out = Practice.token(client, offering);
        forgetEventType();

        CalendlyEventFixture elsewhere = anInvitee()
                .ofType(Practice.newEventType())
                .at(nine, Duration.ofMinutes(30))
                .with(out);

        assertThat(Practice.take(elsewhere.created(), out)).isEqualTo("unmapped-event-type");
    }

    /** Who is asked about it are staff: another offering has the event type now, and what the client meant is not plain. */
    @Test
    void aLinkWhoseEventTypeIsAnotherOfferingsByNowIsNoGood() {
        String out = Practice.token(client, offering);
        forgetEventType();
        Practice.offering(eventType);

        assertThat(Practice.take(booking(nine, out).created(), out)).isEqualTo("wrong-offering");
    }

    @Test
    void aLinkThatRanOutIsNoGoodEither() {
        String out = Practice.token(client, offering);
        forgetEventType();

        CalendlyEventFixture late = booking(nine, out).bookedAt(Instant.now().plus(Duration.ofHours(1)));

        assertThat(Practice.take(late.created(), out)).isEqualTo("expired-token");
    }

    private void forgetEventType() {
        body.put("bookingMode", "internal").remove(List.of("calendlyEventType", "calendlySchedulingUrl"));
        replace(body);
    }

    private void switchOver() {
        replace(body.put("bookingMode", "internal"));
    }

    private void replace(ObjectNode wanted) {
        given().header("Authorization", Practice.ADMIN)
                .contentType("application/json")
                .body(wanted.toString())
                .put("/api/offerings/" + offering)
                .then()
                .statusCode(200);
    }

    private CalendlyEventFixture booking(Instant start, @Nullable String token) {
        CalendlyEventFixture invitee = anInvitee().ofType(eventType).at(start, Duration.ofMinutes(30));
        return token == null ? invitee : invitee.with(token);
    }

    private Response book(Instant start) {
        return given().header("Authorization", Practice.as(Practice.newClient()))
                .contentType("application/json")
                .body(Map.of("offeringId", offering, "startsAt", start.toString()))
                .post("/api/bookings");
    }

    private List<Instant> starts() {
        return Practice.bookingsOf(client).stream()
                .map(booking -> Instant.parse(Practice.field(booking, "startsAt")))
                .toList();
    }
}
