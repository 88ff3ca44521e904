package dev.holdfast.booking.calendly.intake;

import org.jspecify.annotations.Nullable;

/**
 * An invitee in our books.
 *
 * @param judged whether its creation was judged for good
 * @param active whether we have not heard of its end, by cancellation or by a move
 */
public record KnownInvitee(String uri, @Nullable String scheduledEvent, boolean judged, boolean active) {}
