package dev.holdfast.booking.calendly.intake;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.calendly.intake.InviteeDocument.Status;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.StoreSetup;
import dev.holdfast.kit.service.secret.MasterKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** {@code calendly_invitees}: one document per invitee URI, whatever is known of it. */
@ApplicationScoped
class InviteeStore implements StoreSetup {

    static final String COLLECTION = "calendly_invitees";

    /** The context under which what was typed is sealed. */
    static final String SEAL = "calendly-invitee";

    private final Documents<InviteeDocument> invitees;
    private final MasterKey masterKey;
    private final Clock clock;

    InviteeStore(Database database, MasterKey masterKey, Clock clock) {
        this.invitees = database.documents(COLLECTION, InviteeDocument.class);
        this.masterKey = masterKey;
        this.clock = clock;
    }

    @Override
    public Uni<Void> prepare() {
        return invitees.ensureIndex(
                Indexes.ascending("bookingId"),
                new IndexOptions().name("booking").partialFilterExpression(Filters.exists("bookingId")));
    }

    /**
     * Writes what an event tells and answers what is known then. It changes the document every time, even for a repeated event:
     * that is what makes two transactions about one invitee collide instead of passing each other.
     */
    Uni<InviteeState> observe(ClientSession transaction, InviteeEvent event) {
        Documents<InviteeDocument> inside = invitees.in(transaction);
        return inside.upsert(Filters.eq(event.invitee()), news(event))
                .chain(() -> inside.findById(event.invitee()))
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("a document is gone inside the transaction that wrote it"))
                .map(InviteeDocument::toState);
    }

    Uni<Void> attach(ClientSession transaction, String invitee, String bookingId) {
        return settle(
                transaction,
                invitee,
                Updates.combine(
                        Updates.set("standing", Standing.ATTACHED.name()), Updates.set("bookingId", bookingId)));
    }

    Uni<Void> turnAway(ClientSession transaction, String invitee, Standing standing, Refusal reason) {
        return settle(
                transaction,
                invitee,
                Updates.combine(Updates.set("standing", standing.name()), Updates.set("reason", reason.wire())));
    }

    /** Has it decided what happens to an invitee that was turned away. */
    Uni<Void> leaveToPolicy(ClientSession transaction, String invitee) {
        return settle(transaction, invitee, Updates.push("outbox", StrayJobs.outside(invitee, clock.instant())));
    }

    private Uni<Void> settle(ClientSession transaction, String invitee, Bson standing) {
        return invitees.in(transaction).update(Filters.eq(invitee), standing).replaceWithVoid();
    }

    private Bson news(InviteeEvent event) {
        List<Bson> changes = new ArrayList<>();
        changes.add(Updates.inc("deliveries", 1));
        changes.add(Updates.set("updatedAt", clock.instant()));
        changes.add(Updates.setOnInsert("firstSeenAt", clock.instant()));
        changes.add(Updates.setOnInsert("standing", Standing.UNDECIDED.name()));
        changes.add(Updates.setOnInsert("typed", sealed(event)));
        changes.add(Updates.set("inviteeCreatedAt", event.createdAt()));
        changes.add(status(event.news()));
        setIfPresent(changes, "scheduledEvent", event.scheduledEvent());
        setIfPresent(changes, "oldInvitee", event.links().oldInvitee());
        setIfPresent(changes, "movingTo", event.links().newInvitee());
        setIfTrue(changes, "byHost", event.marks().byHost());
        setIfTrue(changes, "paid", event.marks().paid());
        Appointment appointment = event.appointment();
        if (appointment != null) {
            changes.add(Updates.set("eventType", appointment.eventType()));
            changes.add(Updates.set("startsAt", appointment.time().startsAt()));
            changes.add(Updates.set("endsAt", appointment.time().endsAt()));
        }
        return Updates.combine(changes);
    }

    private static Bson status(InviteeEvent.News news) {
        return switch (news) {
            case CREATED -> Updates.setOnInsert("status", Status.ACTIVE.name());
            case CREATED_AND_CANCELED, CANCELED -> Updates.set("status", Status.CANCELED.name());
            case MOVED -> Updates.set("status", Status.MOVED.name());
        };
    }

    private static void setIfPresent(List<Bson> changes, String field, @Nullable String value) {
        if (value != null) {
            changes.add(Updates.set(field, value));
        }
    }

    /** What was true once stays true. */
    private static void setIfTrue(List<Bson> changes, String field, boolean value) {
        if (value) {
            changes.add(Updates.set(field, true));
        }
    }

    private Binary sealed(InviteeEvent event) {
        return new Binary(masterKey.seal(event.typed().json().getBytes(StandardCharsets.UTF_8), SEAL));
    }
}
