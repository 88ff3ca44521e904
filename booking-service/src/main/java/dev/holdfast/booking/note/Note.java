package dev.holdfast.booking.note;

import java.time.Instant;

/**
 * What somebody of the staff wrote down about a booking.
 *
 * @param clientId whose booking it is
 * @param authorId who wrote it
 */
record Note(String id, String bookingId, String clientId, String authorId, String text, Instant createdAt) {

    /** Whether it says this about this booking: a request with its key is its repetition. */
    boolean says(String aboutBooking, String words) {
        return bookingId.equals(aboutBooking) && text.equals(words);
    }
}
