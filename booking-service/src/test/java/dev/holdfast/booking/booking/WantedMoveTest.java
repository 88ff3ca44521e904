package dev.holdfast.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedMoveTest {

    private static final Instant NINE = Instant.parse("2025-01-14T09:00:00Z");
    private static final Instant TEN = NINE.plusSeconds(3600);
    private static final String INVITEE = "https://calendly.test/invitees/1";
    private static final Booking CONFLICTED = new Booking(
            "bk_1",
            new Booking.Service("of_1", "Consultation", Buffers.NONE),
            new Booking.Parties("us_client", "us_practitioner"),
            BookingStatus.CONFLICTED,
            new TimeSpan(NINE, NINE.plusSeconds(1800)),
            "https://meet.example.org/1",
            new Booking.Origin(BookingSource.CALENDLY, "jti", INVITEE),
            1,
            NINE.minusSeconds(86_400));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void awayFromCalendlyItTakesPlaceWhereItsOfferingSaysOverOthersToo(boolean overrides) {
        Booking moved = new WantedMove(TEN, overrides, null).of(CONFLICTED, "Room 2");

        assertThat(moved.location()).isEqualTo("Room 2");
        assertThat(moved.isDetached()).isTrue();
        assertThat(moved.time().startsAt()).isEqualTo(TEN);
    }

    @Test
    void oneThatStaysKeepsItsEventAndWhereThatIs() {
        Booking kept = new WantedMove(NINE, true, null).of(CONFLICTED, "Room 2");

        assertThat(kept.location()).isEqualTo(CONFLICTED.location());
        assertThat(kept.standsFor(INVITEE)).isTrue();
        assertThat(kept.rev()).isEqualTo(CONFLICTED.rev() + 1);
    }
}
