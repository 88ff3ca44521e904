package dev.holdfast.booking.availability;

import dev.holdfast.booking.booking.Booking;
import dev.holdfast.booking.booking.Buffers;
import dev.holdfast.booking.offering.BookingRules;
import dev.holdfast.booking.offering.Offering;
import dev.holdfast.booking.offering.Timing;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a free time is looked for.
 *
 * @param except a booking that is to be moved and is not in its own way, or {@code null}
 */
record Wanted(
        String offeringId,
        Timing timing,
        BookingRules rules,
        @Nullable String except) {

    /** A new booking of an offering. */
    static Wanted of(Offering offering) {
        return new Wanted(offering.id(), offering.timing(), offering.rules(), null);
    }

    /** A booking as it is, however its offering has changed since; only one that was stored before can be in its own way. */
    static Wanted of(Offering offering, Booking booking) {
        Buffers buffers = booking.service().buffers();
        Duration session =
                Duration.between(booking.time().startsAt(), booking.time().endsAt());
        return new Wanted(
                offering.id(),
                new Timing(minutes(session), minutes(buffers.before()), minutes(buffers.after())),
                offering.rules(),
                booking.rev() == 1 ? null : booking.id());
    }

    private static int minutes(Duration duration) {
        return Math.toIntExact(duration.toMinutes());
    }
}
