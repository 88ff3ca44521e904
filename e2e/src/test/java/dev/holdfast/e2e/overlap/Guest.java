package dev.holdfast.e2e.overlap;

import java.time.Instant;
import java.util.List;

/** Somebody who booked at Calendly, and all that happened there since, in order: one booking of ours, whatever they did. */
record Guest(List<Word> words) {

    Guest {
        words = List.copyOf(words);
    }

    /**
     * Something that was done at Calendly.
     *
     * @param invitee as whom they stand in Calendly's books since
     */
    record Word(What what, String invitee, Instant startsAt) {}

    enum What {
        BOOKED,
        MOVED,
        CANCELLED
    }

    Word last() {
        return words.getLast();
    }

    boolean isCancelled() {
        return last().what() == What.CANCELLED;
    }

    /** Whether a booking is theirs. */
    boolean owns(State booking) {
        return booking.invitees().contains(words.getFirst().invitee());
    }
}
