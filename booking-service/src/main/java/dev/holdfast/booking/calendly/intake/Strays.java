package dev.holdfast.booking.calendly.intake;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.outbox.OutboxRelay;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The invitees that are attached to nobody, for whoever decides what happens to them. Changes write the invitee's document inside the
 * caller's transaction, so that they and its events take turns.
 */
@ApplicationScoped
public class Strays {

    private final StrayStore store;
    private final OutboxRelay relay;

    Strays(StrayStore store, OutboxRelay relay) {
        this.store = store;
        this.relay = relay;
    }

    /** The invitee, or {@code null} when it is unknown or attached to somebody after all. */
    public Uni<@Nullable Stray> find(String invitee) {
        return store.find(invitee);
    }

    /** The address that was typed at Calendly, or {@code null}. Private: not to be logged or stored elsewhere. */
    public Uni<@Nullable String> typedAddress(String invitee) {
        return store.typedAddress(invitee);
    }

    /**
     * Notes what is made of a stray. False, and nothing noted, when events have overtaken it: it was cancelled or moved.
     *
     * @param verdict a stable word for operators
     */
    public Uni<Boolean> note(ClientSession transaction, Stray stray, String verdict) {
        return store.note(transaction, stray.invitee(), verdict);
    }

    /**
     * Ends a stray through us, for good and once; false when that has happened before. The caller calls {@link #relaySoon} once the
     * transaction is through.
     */
    public Uni<Boolean> end(ClientSession transaction, Stray stray, String how, List<OutboxEntry> jobs) {
        return store.end(transaction, stray.invitee(), how, jobs);
    }

    /** Begins to hand an invitee's new jobs on and does not wait; what fails here is found by the sweep. */
    public void relaySoon(String invitee) {
        relay.relaySoon(InviteeStore.COLLECTION, invitee);
    }
}
