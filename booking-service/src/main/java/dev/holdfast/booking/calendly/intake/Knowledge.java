package dev.holdfast.booking.calendly.intake;

import dev.holdfast.booking.booking.Booking;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything an event is judged by that is in our own books.
 *
 * @param invitee the one the event is about
 * @param predecessor the one it came out of; looked up for a creation that was not judged yet
 * @param booking the invitee's, or else the predecessor's
 * @param followers those that wait for the invitee to be judged, in order
 */
record Knowledge(
        InviteeState invitee,
        @Nullable InviteeState predecessor,
        @Nullable Booking booking,
        List<InviteeState> followers) {

    /** The invitee and all that follow it. */
    Chain chain() {
        return new Chain(Stream.concat(Stream.of(invitee), followers.stream()).toList());
    }
}
