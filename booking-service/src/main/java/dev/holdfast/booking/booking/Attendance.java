package dev.holdfast.booking.booking;

import dev.holdfast.booking.booking.BookingFailure.NotBegun;
import dev.holdfast.booking.booking.BookingFailure.NotConfirmed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What staff say of a confirmed booking once it has begun. Said by mistake, it is corrected by saying the other. Pure. */
enum Attendance {
    COMPLETE("complete", BookingStatus.COMPLETED),
    /** The client did not come. */
    NO_SHOW("no-show", BookingStatus.NO_SHOW);

    private final String word;
    private final BookingStatus status;

    Attendance(String word, BookingStatus status) {
        this.word = word;
        this.status = status;
    }

    /** As it stands in the path and in what a request is recognised by. */
    String word() {
        return word;
    }

    /** Whether it was said already, and nothing was said since. */
    boolean isTrueOf(Booking booking) {
        return booking.status() == status;
    }

    /** Why it cannot be said of the booking now, or {@code null}. */
    @Nullable
    BookingFailure refusal(Booking booking, Instant now) {
        return switch (booking.status()) {
            case CONFIRMED, COMPLETED, NO_SHOW ->
                booking.time().startsAt().isAfter(now)
                        ? new NotBegun(booking.time().startsAt())
                        : null;
            case REQUESTED, PENDING_PAYMENT, CONFLICTED, CANCELLED, EXPIRED -> new NotConfirmed(booking.status());
        };
    }

    /** The booking decided so. */
    Booking of(Booking booking) {
        return booking.decidedAnew().as(status);
    }
}
