package dev.holdfast.booking.calendly.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.secret.MasterKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** {@code calendly_invitees}, as far as invitees are attached to nobody. Each change is one conditional write. */
@ApplicationScoped
class StrayStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Documents<StrayDocument> invitees;
    private final MasterKey masterKey;
    private final Clock clock;

    StrayStore(Database database, MasterKey masterKey, Clock clock) {
        this.invitees = database.documents(InviteeStore.COLLECTION, StrayDocument.class);
        this.masterKey = masterKey;
        this.clock = clock;
    }

    Uni<@Nullable Stray> find(String invitee) {
        return invitees.findById(invitee).map(found -> found == null ? null : found.toStray());
    }

    /** The address that was typed at Calendly, as it was typed; private. */
    Uni<@Nullable String> typedAddress(String invitee) {
        return invitees.findById(invitee).map(this::address);
    }

    private @Nullable String address(@Nullable StrayDocument found) {
        if (found == null || found.typed() == null) {
            return null;
        }
        byte[] typed = masterKey.open(found.typed().getData(), InviteeStore.SEAL);
        try {
            return CalendlyEvents.text(JSON.readTree(typed), "email");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes what is made of an open stray; false when it is not open any more. */
    Uni<Boolean> note(ClientSession transaction, String invitee, String verdict) {
        return change(transaction, open(invitee), List.of(Updates.set("verdict", verdict)));
    }

    /** Ends a stray through us, once, with the jobs that follow; false when that has happened before. */
    Uni<Boolean> end(ClientSession transaction, String invitee, String how, List<OutboxEntry> jobs) {
        List<Bson> changes = new ArrayList<>(List.of(Updates.set("ended", how)));
        if (!jobs.isEmpty()) {
            changes.add(Updates.pushEach("outbox", jobs));
        }
        return change(transaction, Filters.and(outside(invitee), Filters.exists("ended", false)), changes);
    }

    private Uni<Boolean> change(ClientSession transaction, Bson filter, List<Bson> changes) {
        return invitees.in(transaction)
                .update(filter, Updates.combine(Updates.combine(changes), Updates.set("updatedAt", clock.instant())))
                .map(result -> result.getMatchedCount() == 1);
    }

    private static Bson open(String invitee) {
        return Filters.and(
                outside(invitee),
                Filters.eq("status", InviteeDocument.Status.ACTIVE.name()),
                Filters.exists("ended", false));
    }

    private static Bson outside(String invitee) {
        return Filters.and(Filters.eq(invitee), Filters.eq("standing", Standing.OUTSIDE.name()));
    }
}
