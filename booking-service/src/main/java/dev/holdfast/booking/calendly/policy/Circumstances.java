package dev.holdfast.booking.calendly.policy;

import dev.holdfast.booking.practice.OutsidePolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a stray is judged by, besides itself.
 *
 * @param policy the practice's choice
 * @param connectedAt since when we listen to Calendly; absent when no connection was ever made
 * @param eventTypeBooked whether an active offering is booked through the event's type
 * @param canCancel whether Calendly can be asked at all
 */
record Circumstances(OutsidePolicy policy, @Nullable Instant connectedAt, boolean eventTypeBooked, boolean canCancel) {}
