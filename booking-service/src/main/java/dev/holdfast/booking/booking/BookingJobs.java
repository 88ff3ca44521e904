package dev.holdfast.booking.booking;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import java.time.Instant;
import java.util.List;
import org.bson.Document;

/** The jobs that a decision about a booking gives birth to, for the outbox of the same write. */
final class BookingJobs {

    private BookingJobs() {}

    /** One mail job at most; none for decisions that the client is not told of by us. */
    static List<OutboxEntry> of(String bookingId, long rev, BookingStatus decided, Instant now) {
        return BookingMail.tellingOf(decided)
                .map(mail -> mailJob(mail, bookingId, rev, now))
                .map(List::of)
                .orElseGet(List::of);
    }

    private static OutboxEntry mailJob(BookingMail mail, String bookingId, long rev, Instant now) {
        return OutboxEntry.dueNow(
                mail.jobType() + "|" + bookingId + "|" + rev,
                mail.jobType(),
                BookingMail.LANE,
                new JobRef("booking", bookingId, rev),
                new Document("v", 1).append("bookingId", bookingId),
                now);
    }
}
