package dev.holdfast.booking.booking;

import java.util.Optional;

/** The id of a mail job, {@code <type>|<booking id>|<rev>}. */
record MailJobId(BookingMail mail, String bookingId) {

    static Optional<MailJobId> parse(String jobId) {
        String[] parts = jobId.split("\\|", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        return BookingMail.ofJobType(parts[0]).map(mail -> new MailJobId(mail, parts[1]));
    }
}
