package dev.holdfast.booking.booking;

import java.util.Arrays;
import java.util.List;

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

    static List<String> activeNames() {
        return Arrays.stream(values())
                .filter(BookingStatus::isActive)
                .map(Enum::name)
                .toList();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }
}
