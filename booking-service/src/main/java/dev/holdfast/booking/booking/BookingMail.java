package dev.holdfast.booking.booking;

import java.util.Arrays;
import java.util.Optional;

/** What a booking has said to its client, as job types of the lane {@code mail}; of each the facts are asked before it is said. */
enum BookingMail {
    CONFIRMED("booking-confirmed", BookingStatus.CONFIRMED),
    MOVED("booking-moved", BookingStatus.CONFIRMED),
    /** Calendly said yes to a time that is taken here. */
    CHECKING("booking-checking", BookingStatus.CONFLICTED),
    CANCELLED("booking-cancelled", BookingStatus.CANCELLED),
    /** Says nothing yet: makes the reminders. */
    PLAN("plan", BookingStatus.CONFIRMED),
    REMINDER("rem", BookingStatus.CONFIRMED);

    static final String LANE = "mail";

    private final String jobType;
    private final BookingStatus status;

    BookingMail(String jobType, BookingStatus status) {
        this.jobType = jobType;
        this.status = status;
    }

    static Optional<BookingMail> ofJobType(String type) {
        return Arrays.stream(values()).filter(mail -> mail.jobType.equals(type)).findFirst();
    }

    /** Whether one decision may have several. */
    boolean comesSeveralTimes() {
        return this == PLAN || this == REMINDER;
    }

    String jobType() {
        return jobType;
    }

    /** Whether the mail about the decision {@code rev} would still tell the truth: a later decision has a mail of its own. */
    boolean isTrueOf(Booking booking, long rev) {
        return booking.status() == status && booking.rev() == rev;
    }
}
