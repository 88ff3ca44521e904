package dev.holdfast.booking.booking;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Where a booking stands. Only active ones hold their time against others. */
public enum BookingStatus {
    /** Waits for staff to confirm. */
    REQUESTED(true),
    /** Holds its time until it is paid or the hold runs out. */
    PENDING_PAYMENT(true),
    CONFIRMED(true),
    /** Calendly accepted it for a time that is taken here; staff decide. */
    CONFLICTED(false),
    COMPLETED(false),
    NO_SHOW(false),
    CANCELLED(false),
    /** The hold ran out. */
    EXPIRED(false);

    private final boolean active;

    BookingStatus(boolean active) {
        this.active = active;
    }

    /** Whether the booking carries claims. */
    public boolean isActive() {
        return active;
    }

    /** Whether the booking can still be cancelled: it is active, or would be if its time were free. */
    boolean isOpen() {
        return active || this == CONFLICTED;
    }

    /** Fails with {@link BookingFailure.Ended} where it is not {@link #isOpen open}. */
    void requireOpen() {
        if (!isOpen()) {
            throw new BookingFailure.Ended(this).asException();
        }
    }

    /** Whether the booking is not to take place after all, and takes nobody's time. */
    boolean isDropped() {
        return this == CANCELLED || this == EXPIRED;
    }

    /** The status of an open booking that has its time: one that only waited for it is confirmed. */
    BookingStatus orConfirmed() {
        return this == CONFLICTED ? CONFIRMED : this;
    }

    /** What tells the client of an open booking's new time: one that only waited for its time was never confirmed. */
    BookingMail mailOfMove() {
        return this == CONFLICTED ? BookingMail.CONFIRMED : BookingMail.MOVED;
    }

    static List<String> activeNames() {
        return namesOf(BookingStatus::isActive);
    }

    static List<String> openNames() {
        return namesOf(BookingStatus::isOpen);
    }

    static List<String> droppedNames() {
        return namesOf(BookingStatus::isDropped);
    }

    static List<String> namesOf(Predicate<BookingStatus> wanted) {
        return Arrays.stream(values()).filter(wanted).map(Enum::name).toList();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }
}
