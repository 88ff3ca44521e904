package dev.holdfast.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.service.caller.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookingEventTest {

    private static final Instant NINE = Instant.parse("2027-01-14T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "CONFIRMED,  CONFIRMED,  true,  MOVED",
        "CONFLICTED, CONFIRMED,  true,  MOVED",
        "CONFIRMED,  CONFLICTED, true,  MOVED",
        "CONFIRMED,  CONFIRMED,  false, MOVED",
        "CONFLICTED, CONFIRMED,  false, CONFIRMED",
        "REQUESTED,  CONFIRMED,  false, CONFIRMED",
        "CONFIRMED,  CANCELLED,  false, CANCELLED",
        "CONFIRMED,  CANCELLED,  true,  CANCELLED",
        "CONFIRMED,  NO_SHOW,    false, NO_SHOW",
        "NO_SHOW,    COMPLETED,  false, COMPLETED",
        "REQUESTED,  EXPIRED,    false, EXPIRED"
    })
    void aDecisionIsNamedByWhatItCameTo(
            BookingStatus before, BookingStatus after, boolean moved, BookingEvent expected) {
        Booking was = booking(before, NINE);
        Booking is = booking(after, moved ? NINE.plusSeconds(3600) : NINE);

        assertThat(BookingEvent.of(was, is)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "client,              client",
        "practitioner,        practitioner",
        "admin,               admin",
        "client practitioner, practitioner",
        "practitioner admin,  admin"
    })
    void aPersonActsInTheHighestOfTheirRoles(String roles, String expected) {
        Actor actor = Actor.of(new Caller("us_1", Set.of(roles.split(" ", -1)), null));

        assertThat(actor).isEqualTo(new Actor("us_1", expected));
    }

    @Test
    void onlyAMoveHasTimes() {
        Booking was = booking(BookingStatus.CONFIRMED, NINE);

        HistoryEntry moved = HistoryEntry.of(
                was, booking(BookingStatus.CONFIRMED, NINE.plusSeconds(3600)), List.of(), Actor.SYSTEM, NINE);
        HistoryEntry cancelled =
                HistoryEntry.of(was, booking(BookingStatus.CANCELLED, NINE), List.of(), Actor.SYSTEM, NINE);

        assertThat(moved.from()).isEqualTo(NINE);
        assertThat(moved.to()).isEqualTo(NINE.plusSeconds(3600));
        assertThat(cancelled.from()).isNull();
        assertThat(cancelled.to()).isNull();
    }

    private static Booking booking(BookingStatus status, Instant start) {
        return new Booking(
                "bk_1",
                new Booking.Service("of_1", "Consultation", Buffers.NONE),
                new Booking.Parties("us_client", "us_practitioner"),
                status,
                new TimeSpan(start, start.plusSeconds(1800)),
                null,
                new Booking.Origin(BookingSource.CALENDLY, null, null),
                1,
                NINE);
    }
}
