package dev.holdfast.notification.reminder;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.notification.preference.Lead;
import dev.holdfast.notification.preference.Preference;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The reminders of one booking: pure. Each comes at its time before the start or, where that lies in the client's quiet hours, at
 * their beginning; and a little earlier still, so that bookings of one full hour do not all remind at one instant. Never later.
 *
 * @param booking what is to be reminded of
 * @param wish of its client
 * @param zone of its client
 */
record Reminders(Booking booking, Preference wish, ZoneId zone) {

    /** No reminder comes earlier than so long for the sake of the others. */
    private static final Duration WIDEST_SPREAD = Duration.ofMinutes(10);

    private static final int SPREAD_PART = 30;

    /**
     * A booking as far as it matters here.
     *
     * @param decidedAt when it was decided to be as it is: its client was told then
     * @param usualLeads minutes before the start at which clients are reminded who chose nothing else
     */
    record Booking(String id, Instant startsAt, Instant decidedAt, List<Integer> usualLeads) {}

    /** What is to be done with a reminder whose time has come by an earlier plan. */
    enum Verdict {
        SEND,
        /** It has another time by now, which is still to come. */
        LATER,
        /** The client does not wish it, a shorter one has come, or the booking has begun. */
        NOT_WANTED
    }

    /** What is to be sent, in order; times that are over are due at once. Nothing that lies before the promise was made. */
    List<Reminder> planned() {
        Map<Instant, Reminder> byMoment = new LinkedHashMap<>();
        wished().stream()
                .filter(lead -> !at(lead.minutesBefore()).isBefore(latest(booking.decidedAt(), lead.since())))
                .forEach(lead -> byMoment.put(
                        moment(lead.minutesBefore()), new Reminder(lead.minutesBefore(), at(lead.minutesBefore()))));
        return List.copyOf(byMoment.values());
    }

    /** What to do now with a reminder that was planned at some time. */
    Verdict verdict(int minutesBefore, Instant now, Duration tolerance) {
        if (!now.isBefore(booking.startsAt()) || !isWished(minutesBefore) || isOvertaken(minutesBefore, now)) {
            return Verdict.NOT_WANTED;
        }
        return at(minutesBefore).isAfter(now.plus(tolerance)) ? Verdict.LATER : Verdict.SEND;
    }

    /** When a reminder of so many minutes is sent. */
    Instant at(int minutesBefore) {
        Duration spread = WIDEST_SPREAD;
        Duration part = Duration.ofMinutes(minutesBefore).dividedBy(SPREAD_PART);
        if (part.compareTo(spread) < 0) {
            spread = part;
        }
        long earlier = (long) (spread.toSeconds() * share());
        return moment(minutesBefore).minusSeconds(earlier);
    }

    /** What an offering usually does was promised when the booking was decided; only a person's own choice takes it back. */
    private boolean isWished(int minutesBefore) {
        List<Lead> own = wish.leads();
        return own == null || own.stream().anyMatch(lead -> lead.minutesBefore() == minutesBefore);
    }

    private boolean isOvertaken(int minutesBefore, Instant now) {
        return wished().stream()
                .map(Lead::minutesBefore)
                .anyMatch(other -> other < minutesBefore && !at(other).isAfter(now));
    }

    private List<Lead> wished() {
        List<Lead> own = wish.leads();
        return own == null
                ? booking.usualLeads().stream()
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .map(minutes -> new Lead(minutes, Instant.EPOCH))
                        .toList()
                : own;
    }

    private Instant moment(int minutesBefore) {
        Instant exact = booking.startsAt().minus(Duration.ofMinutes(minutesBefore));
        return wish.quietHours() == null ? exact : wish.quietHours().notDuring(exact, zone);
    }

    /** From 0 up to 1, the same for all reminders of a booking, so that they keep their order. */
    private double share() {
        var hash = new CRC32();
        hash.update(booking.id().getBytes(UTF_8));
        return hash.getValue() / (double) (1L << 32);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
