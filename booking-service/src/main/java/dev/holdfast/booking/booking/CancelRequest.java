package dev.holdfast.booking.booking;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks to cancel a booking.
 *
 * @param reason told to the client and to Calendly; up to 500 characters, or absent
 */
record CancelRequest(
        @Nullable @Size(max = 500, message = "has at most 500 characters")
        String reason) {}
