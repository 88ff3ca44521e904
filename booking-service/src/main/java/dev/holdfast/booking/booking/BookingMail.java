package dev.holdfast.booking.booking;

import java.util.Optional;

/** The mails a booking gives rise to, as job types of the lane {@code mail}. */
enum BookingMail {
    CONFIRMED("booking-confirmed", BookingStatus.CONFIRMED),
    CANCELLED("booking-cancelled", BookingStatus.CANCELLED);

    static final String LANE = "mail";

    private final String jobType;
    private final BookingStatus status;

    BookingMail(String jobType, BookingStatus status) {
        this.jobType = jobType;
        this.status = status;
    }

    /** The mail that tells a client of a decision, if there is one to be sent. */
    static Optional<BookingMail> tellingOf(BookingStatus decided) {
        for (BookingMail mail : values()) {
            if (mail.status == decided) {
                return Optional.of(mail);
            }
        }
        return Optional.empty();
    }

    static Optional<BookingMail> ofJobType(String type) {
        for (BookingMail mail : values()) {
            if (mail.jobType.equals(type)) {
                return Optional.of(mail);
            }
        }
        return Optional.empty();
    }

    String jobType() {
        return jobType;
    }

    /** Whether the mail would still tell the truth. */
    boolean isTrueOf(Booking booking) {
        return booking.status() == status;
    }
}
