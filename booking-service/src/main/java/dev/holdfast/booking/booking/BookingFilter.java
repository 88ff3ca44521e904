package dev.holdfast.booking.booking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which bookings are meant; an absent part does not narrow.
 *
 * @param from the earliest start, inclusive
 * @param to the latest start, exclusive
 */
record BookingFilter(
        @Nullable BookingStatus status,
        @Nullable Instant from,
        @Nullable Instant to) {}
