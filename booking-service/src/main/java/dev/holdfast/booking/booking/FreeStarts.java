package dev.holdfast.booking.booking;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Which starts clients may have; implemented by a bean of the feature that knows working hours. Staff are not asked about. */
public interface FreeStarts {

    /**
     * Whether a client may have the booking at its time; it is not in its own way. Always so where the practitioner has stored no
     * working hours: then the unique index alone decides.
     */
    Uni<Boolean> allow(Booking wanted);

    /** The next free times after that of the booking, the same in all else; none where no working hours are stored. */
    Uni<List<FreeTime>> after(Booking wanted, int limit);
}
