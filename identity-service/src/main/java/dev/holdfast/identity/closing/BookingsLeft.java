package dev.holdfast.identity.closing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What booking-service says about a client.
 *
 * @param ahead bookings that are still to come and not cancelled
 * @param lastChangeAt of any booking; absent if there never was one
 */
public record BookingsLeft(long ahead, @Nullable Instant lastChangeAt) {}
