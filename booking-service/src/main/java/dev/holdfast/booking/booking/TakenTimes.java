package dev.holdfast.booking.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Bookings that are alike but for their starts, as far as they take time.
 *
 * @param isBusy whether they take their time from others: they are active, or wait for their time
 * @param starts in any order
 * @param capKeys the numbers that they have, see {@link CapSpan}; known only where they were asked for
 */
public record TakenTimes(
        String offeringId,
        Duration length,
        Buffers buffers,
        boolean isBusy,
        List<Instant> starts,
        List<String> capKeys) {

    public TakenTimes {
        starts = List.copyOf(starts);
        capKeys = List.copyOf(capKeys);
    }

    /** The time that one booking takes. */
    public static TakenTimes of(Booking booking) {
        TimeSpan time = booking.time();
        return new TakenTimes(
                booking.service().offeringId(),
                Duration.between(time.startsAt(), time.endsAt()),
                booking.service().buffers(),
                booking.status().isOpen(),
                List.of(time.startsAt()),
                List.of());
    }
}
