package dev.holdfast.booking.availability;

import dev.holdfast.booking.booking.Booking;
import dev.holdfast.booking.booking.Buffers;
import dev.holdfast.booking.booking.TimeSpan;
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
        return of(offering, booking.service().buffers(), booking.time(), itself(booking));
    }

    /** Another time for a booking that is stored, as it is, however its offering has changed since. */
    static Wanted elsewhere(Offering offering, Booking stored) {
        return of(offering, stored.service().buffers(), stored.time(), stored.id());
    }

    /** As long as it was, with the buffers that it had. */
    static Wanted of(Offering offering, Buffers buffers, TimeSpan time, @Nullable String except) {
        Duration session = Duration.between(time.startsAt(), time.endsAt());
        return new Wanted(
                offering.id(),
                new Timing(minutes(session), minutes(buffers.before()), minutes(buffers.after())),
                offering.rules(),
                except);
    }

    /** The id of a booking that was stored before, or {@code null}. */
    static @Nullable String itself(Booking booking) {
        return booking.rev() == 1 ? null : booking.id();
    }

    private static int minutes(Duration duration) {
        return Math.toIntExact(duration.toMinutes());
    }
}
