package dev.holdfast.booking.booking;

import dev.holdfast.kit.job.store.AgainIds;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a booking's mail job: {@code <type>|<booking id>|<rev>}, and what tells apart plans and reminders of the same decision; that of a mail sent
 * again means the same.
 */
record MailJobId(BookingMail mail, String bookingId, long rev) {

    private static final Pattern FORM = Pattern.compile("([^|]+)\\|([^|]+)\\|(\\d{1,18})(\\|.+)?");

    static Optional<MailJobId> parse(String jobId) {
        Matcher parts = FORM.matcher(AgainIds.origin(jobId));
        return parts.matches()
                ? BookingMail.ofJobType(parts.group(1))
                        .filter(mail -> parts.group(4) == null || mail.comesSeveralTimes())
                        .map(mail -> new MailJobId(mail, parts.group(2), Long.parseLong(parts.group(3))))
                : Optional.empty();
    }
}
