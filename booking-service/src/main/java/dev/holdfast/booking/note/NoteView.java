package dev.holdfast.booking.note;

import java.time.Instant;

/**
 * A note, as staff see it; never for clients.
 *
 * @param authorId the id of the user who wrote it
 */
record NoteView(String id, String bookingId, String text, String authorId, Instant createdAt) {

    static NoteView of(Note note) {
        return new NoteView(note.id(), note.bookingId(), note.text(), note.authorId(), note.createdAt());
    }
}
