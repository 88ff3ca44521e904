package dev.holdfast.booking.booking;

import org.jspecify.annotations.Nullable;

/**
 * A booking as far as its time is concerned.
 *
 * @param rev of the decision
 * @param outsideHours the word of {@link PractitionerHours} for the hours outside of which staff decided it to be; {@code null} if it was
 *     within them, or others decided
 */
public record BookedTime(
        String id, long rev, TimeSpan time, @Nullable String outsideHours) {}
