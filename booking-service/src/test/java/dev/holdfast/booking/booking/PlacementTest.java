package dev.holdfast.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.booking.booking.Placement.Placed;
import dev.holdfast.booking.booking.Placement.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final Instant NINE = Instant.parse("2027-01-14T09:00:00Z");
    private static final int BUCKET = (int) (NINE.getEpochSecond() / 300);
    private static final Buffers TEN_AFTER = Buffers.ofMinutes(0, 10);

    @Test
    void aFreeTimeIsClaimedWhole() {
        assertThat(place(NINE, List.of(at("bk_a", NINE.plusSeconds(3600)))))
                .isEqualTo(new Placed(Claims.of(halfAnHour(NINE), TEN_AFTER).buckets(), List.of()));
    }

    @Test
    void twoAppointmentsAtOneTimeAreOneTooMany() {
        assertThat(place(NINE, List.of(at("bk_a", NINE.plusSeconds(1500))))).isEqualTo(new Taken());
    }

    @Test
    void aClashOfBuffersLeavesTheRest() {
        Placement place = place(NINE, List.of(at("bk_a", NINE.plusSeconds(1800))));

        assertThat(place)
                .isEqualTo(new Placed(
                        List.of(BUCKET, BUCKET + 1, BUCKET + 2, BUCKET + 3, BUCKET + 4, BUCKET + 5), List.of("bk_a")));
    }

    @Test
    void aBookingThatWaitsHoldsNothingAgainstCalendly() {
        BookingDocument waiting = document("bk_w", NINE, BookingStatus.CONFLICTED, null);

        assertThat(place(NINE, List.of(waiting))).isInstanceOf(Placed.class);
    }

    @Test
    void whatIsChosenHereClashesWithNothingNotEvenBuffersOrBookingsThatWait() {
        BookingDocument waiting = document("bk_w", NINE, BookingStatus.CONFLICTED, null);

        assertThat(isFree(List.of(at("bk_a", NINE.plusSeconds(1800))))).isFalse();
        assertThat(isFree(List.of(waiting))).isFalse();
        assertThat(isFree(List.of(at("bk_a", NINE.plusSeconds(2400))))).isTrue();
    }

    private static Placement place(Instant start, List<BookingDocument> others) {
        return Placement.of(halfAnHour(start), Claims.of(halfAnHour(start), TEN_AFTER), others);
    }

    private static boolean isFree(List<BookingDocument> others) {
        return Placement.isFree(halfAnHour(NINE), Claims.of(halfAnHour(NINE), TEN_AFTER), others);
    }

    private static BookingDocument at(String id, Instant start) {
        return document(id, start, BookingStatus.CONFIRMED, Claims.of(halfAnHour(start), TEN_AFTER));
    }

    private static BookingDocument document(String id, Instant start, BookingStatus status, @Nullable Claims claims) {
        Booking booking = new Booking(
                id,
                new Booking.Service("of_1", "Consultation", TEN_AFTER),
                new Booking.Parties("us_client", "us_practitioner"),
                status,
                halfAnHour(start),
                null,
                new Booking.Origin(BookingSource.STAFF, null, null),
                1,
                NINE);
        Placed place = claims == null ? null : new Placed(claims.buckets(), List.of());
        return BookingDocument.born(booking, List.of(), place, CapKeys.NONE, List.of(), Actor.SYSTEM);
    }

    private static TimeSpan halfAnHour(Instant start) {
        return new TimeSpan(start, start.plus(Duration.ofMinutes(30)));
    }
}
