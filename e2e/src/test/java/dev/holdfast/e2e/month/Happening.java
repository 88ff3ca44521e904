package dev.holdfast.e2e.month;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Something that happens in the month. Clients and bookings go by number. */
sealed interface Happening {

    Instant at();

    int client();

    /** Something that happens to a booking, and is its decision of this number. */
    sealed interface OfBooking extends Happening permits Decided, Cancelled {

        int booking();

        int rev();

        /** Whether staff booked it; they decide about it from then on. */
        boolean byStaff();
    }

    /** A booking is decided to be at a time: made, or moved. */
    record Decided(Instant at, int client, int booking, int rev, Instant startsAt, boolean byStaff)
            implements OfBooking {}

    /** A booking is cancelled. */
    record Cancelled(Instant at, int client, int booking, int rev, boolean byStaff) implements OfBooking {}

    /** A client's clock is another one from now on. */
    record Travelled(Instant at, int client, ZoneId zone) implements Happening {}

    /** A client wishes other reminders. */
    record Wished(Instant at, int client, List<Integer> minutesBefore) implements Happening {}
}
