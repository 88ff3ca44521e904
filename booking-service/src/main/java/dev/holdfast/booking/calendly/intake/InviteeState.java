package dev.holdfast.booking.calendly.intake;

import org.jspecify.annotations.Nullable;

/**
 * What we know of an invitee, the event at hand included.
 *
 * @param canceled whether it was cancelled for good, which never changes back
 * @param bookingId its booking, if it is {@code ATTACHED}
 */
record InviteeState(
        Standing standing, boolean canceled, @Nullable String bookingId) {}
