package dev.holdfast.notification.reminder.month;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Something that happens in the month. */
sealed interface Happening {

    Instant at();

    /** A booking is decided to be at a time: made, or moved. */
    record Decided(Instant at, String client, String booking, int rev, Instant startsAt) implements Happening {}

    /** A booking is cancelled. */
    record Cancelled(Instant at, String client, String booking, int rev) implements Happening {}

    /** A client's clock is another one from now on. */
    record Travelled(Instant at, String client, ZoneId zone) implements Happening {}

    /** A client wishes other reminders. */
    record Wished(Instant at, String client, List<Integer> minutesBefore) implements Happening {}
}
