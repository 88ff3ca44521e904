package dev.holdfast.booking.calendly.intake;

import org.jspecify.annotations.Nullable;

/**
 * What came of an event.
 *
 * @param word one word for the job's result
 * @param changedBooking the booking that was written, if one was
 */
record IntakeOutcome(String word, @Nullable String changedBooking) {}
