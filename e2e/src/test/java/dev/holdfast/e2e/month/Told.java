package dev.holdfast.e2e.month;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail that a client got.
 *
 * @param kind what it is: the type of its job, or {@code T-60m} for a reminder an hour before
 * @param booking the number of the booking it is about
 * @param rev of the decision it is about
 * @param startsAt of the calendar entry that came with it; {@code null} without one
 * @param at when it arrived, by the clock of the month
 */
record Told(
        int client,
        String kind,
        int booking,
        int rev,
        @Nullable Instant startsAt,
        Instant at) {}
