package dev.holdfast.booking.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail about a booking may say, read when it is about to be sent.
 *
 * @param wanted whether the mail would still tell the truth
 * @param reason why it was cancelled here, if somebody said so
 * @param madeByClient whether the client made the booking, here or at Calendly, and so knows of it without our mail
 * @param decidedAt when the booking was decided to be as it is
 * @param reminderMinutesBefore when the offering has its clients reminded; empty for a mail that has nothing to do with it
 * @param uid the iCalendar UID, the same for the booking's whole life
 * @param sequence the iCalendar SEQUENCE, higher with each decision
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MailFacts(
        boolean wanted,
        String kind,
        String bookingId,
        String clientId,
        String offeringName,
        String practitionerId,
        BookingStatus status,
        Instant startsAt,
        Instant endsAt,
        @Nullable String location,
        @Nullable String reason,
        boolean madeByClient,
        Instant decidedAt,
        List<Integer> reminderMinutesBefore,
        String uid,
        long sequence,
        long rev) {

    static MailFacts of(MailJobId job, BookingDocument document, List<Integer> reminders, String publicHost) {
        Booking booking = document.toBooking();
        return new MailFacts(
                job.mail().isTrueOf(booking, job.rev()),
                job.mail().jobType(),
                booking.id(),
                booking.parties().clientId(),
                booking.service().offeringName(),
                booking.parties().practitionerId(),
                booking.status(),
                booking.time().startsAt(),
                booking.time().endsAt(),
                booking.location(),
                document.reason(),
                booking.origin().source().isClient(),
                document.decided(),
                reminders,
                booking.id() + "@" + publicHost,
                booking.sequence(),
                booking.rev());
    }
}
