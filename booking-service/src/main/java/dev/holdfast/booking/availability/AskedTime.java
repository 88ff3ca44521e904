package dev.holdfast.booking.availability;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Which days somebody asks about.
 *
 * @param zone theirs; its calendar is meant by the dates
 * @param from the first day
 * @param to the last day, included
 */
record AskedTime(ZoneId zone, LocalDate from, LocalDate to) {

    /** The first moment of the first day. */
    Instant startsAt() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first moment after the last day. */
    Instant endsAt() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
