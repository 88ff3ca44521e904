package dev.holdfast.booking.booking;

import dev.holdfast.booking.offering.Offering;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Which starts clients may have; implemented by a bean of the feature that knows working hours and what is busy besides bookings. Of staff
 * only that is asked, {@link #isBlocked}: nothing else binds them.
 */
public interface FreeStarts {

    /** What is known of a start. */
    sealed interface Judgement {

        /**
         * A client may have it, unless it is of a new booking and an active one holds the time: the unique index refuses it then.
         *
         * @param capKeys the numbers it then has, none without caps
         */
        record Free(CapKeys capKeys) implements Judgement {}

        /** Something is in the way. */
        record NotFree(SlotObstacle obstacle) implements Judgement {}

        /** The practitioner has stored no working hours, and what is taken was not looked at. */
        record NoHours() implements Judgement {}
    }

    /** Whether a client may have the booking of this offering at its time; one that is moved is not in its own way. */
    Uni<Judgement> judge(Offering offering, Booking wanted);

    /** Whether something other than a booking is known to meet the booking's time or its buffers. */
    Uni<Boolean> isBlocked(Booking wanted);

    /** The next free times after that of the booking, the same in all else; none where no working hours are stored. */
    Uni<List<FreeTime>> after(Booking wanted, int limit);
}
