package dev.holdfast.booking.note;

import dev.holdfast.booking.closing.PersonalData;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Notes about a client's bookings go when their account is closed. */
@ApplicationScoped
class NoteErasure implements PersonalData {

    private final NoteStore store;

    NoteErasure(NoteStore store) {
        this.store = store;
    }

    @Override
    public Uni<Void> eraseOf(String clientId) {
        return store.erase(clientId);
    }
}
