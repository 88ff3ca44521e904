package dev.holdfast.booking.booking;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The jobs that a decision about a booking gives birth to, for the outbox of the same write. */
final class BookingJobs {

    static final String RECLAIM = "reclaim";
    static final String CANCEL_AT_CALENDLY = "calendly-cancel";

    private static final String LANE = "default";

    /** How long a slip of the mouse can be undone before anybody is told. */
    private static final Duration GRACE = Duration.ofMinutes(3);

    private BookingJobs() {}

    /**
     * The jobs of a decision: the client is told, soon and by reminders, and bookings that wait for a time are tried again when one may have become free.
     *
     * @param before the booking as it was; {@code null} at its birth
     */
    static List<OutboxEntry> of(@Nullable Booking before, Booking after, BookingMail mail, Instant now) {
        List<OutboxEntry> jobs = new ArrayList<>();
        jobs.add(mail(mail, after, now, firstMail(after, now)));
        if (after.status() == BookingStatus.CONFIRMED) {
            jobs.add(mail(BookingMail.PLAN, after, now, now));
        }
        if (releases(before, after) || after.status() == BookingStatus.CONFLICTED) {
            jobs.add(reclaim(after, now));
        }
        return jobs;
    }

    /** The jobs of a decision that the client is not told of. */
    static List<OutboxEntry> untold(Booking before, Booking after, Instant now) {
        return releases(before, after) ? List.of(reclaim(after, now)) : List.of();
    }

    /** The jobs of a decision made here: in addition, the event that stood for the booking at Calendly is cancelled there. */
    static List<OutboxEntry> ofOurs(Booking before, Booking after, BookingMail mail, Instant now) {
        List<OutboxEntry> jobs = of(before, after, mail, now);
        String invitee = before.origin().invitee();
        if (invitee != null) {
            jobs.add(cancelAtCalendly(after, invitee, now));
        }
        return jobs;
    }

    private static OutboxEntry reclaim(Booking after, Instant now) {
        return job(RECLAIM, LANE, after, aboutItself(after), now);
    }

    /** Has the event of an invitee that stands for the booking no more cancelled at Calendly. */
    static OutboxEntry cancelAtCalendly(Booking after, String invitee, Instant now) {
        return job(CANCEL_AT_CALENDLY, LANE, after, aboutItself(after).append("invitee", invitee), now);
    }

    /**
     * A booking that was active no longer holds all it held. One that has just become conflicted looks for itself: what it clashed
     * with may have gone before it was written.
     */
    private static boolean releases(@Nullable Booking before, Booking after) {
        return before != null
                && before.status().isActive()
                && (!after.status().isActive() || !before.time().equals(after.time()));
    }

    /** What staff book has a few minutes of grace before anybody hears of it. */
    private static Instant firstMail(Booking booking, Instant now) {
        Instant graceOver = booking.createdAt().plus(GRACE);
        return booking.origin().source() == BookingSource.STAFF && graceOver.isAfter(now) ? graceOver : now;
    }

    private static Document aboutItself(Booking booking) {
        return new Document("v", 1).append("bookingId", booking.id());
    }

    private static OutboxEntry job(String type, String lane, Booking booking, Document payload, Instant now) {
        return OutboxEntry.dueNow(id(type, booking), type, lane, ref(booking), payload, now);
    }

    private static OutboxEntry mail(BookingMail mail, Booking booking, Instant now, Instant runAt) {
        String type = mail.jobType();
        return new OutboxEntry(
                id(type, booking), type, BookingMail.LANE, ref(booking), runAt, null, aboutItself(booking), now);
    }

    private static String id(String type, Booking booking) {
        return type + "|" + booking.id() + "|" + booking.rev();
    }

    private static JobRef ref(Booking booking) {
        return new JobRef("booking", booking.id(), booking.rev());
    }
}
