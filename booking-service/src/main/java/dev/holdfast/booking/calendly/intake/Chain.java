package dev.holdfast.booking.calendly.intake;

import java.util.List;

/**
 * Invitees that came out of each other by reschedules, oldest first; never empty. They are judged together when the first of them is,
 * so that a booking is written once, where it ended up.
 */
record Chain(List<InviteeState> hops) {

    Chain {
        hops = List.copyOf(hops);
    }

    /** The invitee that stands for all of them now. */
    InviteeState leaf() {
        return hops.getLast();
    }

    List<String> uris() {
        return hops.stream().map(InviteeState::uri).toList();
    }

    boolean isEmpty() {
        return hops.isEmpty();
    }

    /** Those from the first on that are of this event type. */
    Chain followed(String eventType) {
        return new Chain(hops.stream().takeWhile(hop -> isOf(hop, eventType)).toList());
    }

    /** Those from the first on that is of another event type. */
    Chain strays(String eventType) {
        return new Chain(hops.stream().dropWhile(hop -> isOf(hop, eventType)).toList());
    }

    private static boolean isOf(InviteeState hop, String eventType) {
        return hop.booked().eventType().equals(eventType);
    }
}
