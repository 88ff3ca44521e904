package dev.holdfast.booking.calendly.intake;

import org.jspecify.annotations.Nullable;

/**
 * What came of an event.
 *
 * @param word one word for the job's result
 * @param changedBooking the booking that was written, if one was
 * @param clashes whether staff are to be told of it at once
 * @param strayed whether the invitee is left to the policy
 */
record IntakeOutcome(String word, @Nullable String changedBooking, boolean clashes, boolean strayed) {

    IntakeOutcome(String word, @Nullable String changedBooking) {
        this(word, changedBooking, false, false);
    }

    static IntakeOutcome turnedAway(String word) {
        return new IntakeOutcome(word, null, false, true);
    }
}
