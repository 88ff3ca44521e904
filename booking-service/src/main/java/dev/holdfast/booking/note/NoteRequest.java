package dev.holdfast.booking.note;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Asks to write something down about a booking.
 *
 * @param text 1 to 4,000 characters
 */
record NoteRequest(
        @NotBlank(message = "is needed") @Size(max = 4000, message = "has at most 4000 characters")
        String text) {

    /** Not even a log line that shows the request shows the text. */
    @Override
    public String toString() {
        return "NoteRequest[]";
    }
}
