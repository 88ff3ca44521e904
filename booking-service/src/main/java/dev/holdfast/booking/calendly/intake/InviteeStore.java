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

    /** Far more than the invitees of a hundred events. */
    private static final int MOST_KNOWN = 20_000;

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
        return present("booking", "bookingId")
                .chain(() -> present("follower", "oldInvitee"))
                .chain(() -> present("event", "scheduledEvent"))
                .chain(() -> present("end", "endsAt"))
                .chain(() -> present("heard", "updatedAt"));
    }

    private Uni<Void> present(String name, String field) {
        return invitees.ensureIndex(
                Indexes.ascending(field), new IndexOptions().name(name).partialFilterExpression(Filters.exists(field)));
    }

    /** The invitees among these that we have heard of. */
    Uni<List<KnownInvitee>> known(List<String> uris) {
        return knownBy(Filters.in("_id", uris));
    }

    Uni<List<KnownInvitee>> knownOfEvents(List<String> scheduledEvents) {
        return knownBy(Filters.in("scheduledEvent", scheduledEvents));
    }

    private Uni<List<KnownInvitee>> knownBy(Bson filter) {
        return invitees.as(KnownInviteeDocument.class)
                .list(filter, Indexes.ascending("_id"), 0, MOST_KNOWN)
                .map(found -> found.stream().map(KnownInviteeDocument::toKnown).toList());
    }

    /**
     * Writes what an event tells and answers what is known then. It changes the document every time, even for a repeated event:
     * that is what makes two transactions about one invitee collide instead of passing each other.
     */
    Uni<InviteeState> observe(ClientSession transaction, InviteeEvent event) {
        return write(transaction, event.invitee(), news(event))
                .call(invitee -> invitee.isUndecided() && event.news().isCreation()
                        ? keepTyped(transaction, event)
                        : Uni.createFrom().voidItem());
    }

    /** Of one that others told us of first; once it was judged nothing is kept any more, since it may have been erased. */
    private Uni<Void> keepTyped(ClientSession transaction, InviteeEvent event) {
        return invitees.in(transaction)
                .update(
                        Filters.and(Filters.eq(event.invitee()), Filters.exists("typed", false)),
                        Updates.set("typed", sealed(event)))
                .replaceWithVoid();
    }

    /**
     * Writes that an invitee was moved, on the word of the one that follows it, and answers what is known of it. It may be the first we
     * hear of it; writing that down makes whoever hears of it meanwhile collide with us.
     */
    Uni<InviteeState> observeMoved(ClientSession transaction, String invitee, String to) {
        return write(
                transaction,
                invitee,
                Updates.combine(
                        Updates.set("status", Status.MOVED.name()),
                        Updates.set("movingTo", to),
                        Updates.set("updatedAt", clock.instant()),
                        Updates.inc("touches", 1),
                        Updates.setOnInsert("firstSeenAt", clock.instant()),
                        Updates.setOnInsert("standing", Standing.UNDECIDED.name())));
    }

    private Uni<InviteeState> write(ClientSession transaction, String invitee, Bson change) {
        Documents<InviteeDocument> inside = invitees.in(transaction);
        return inside.upsert(Filters.eq(invitee), change)
                .chain(() -> inside.findById(invitee))
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("a document is gone inside the transaction that wrote it"))
                .map(InviteeDocument::toState);
    }

    /** The invitee that came out of this one and waits for it to be judged, or {@code null}. */
    Uni<@Nullable InviteeState> follower(ClientSession transaction, String invitee) {
        return invitees.in(transaction)
                .find(Filters.and(Filters.eq("oldInvitee", invitee), Filters.eq("standing", Standing.PARKED.name())))
                .map(found -> found == null ? null : found.toState());
    }

    /** The scheduled event of an invitee, or {@code null} when none was told. */
    Uni<@Nullable String> scheduledEvent(String invitee) {
        return invitees.findById(invitee).map(found -> found == null ? null : found.scheduledEvent());
    }

    Uni<Void> attach(ClientSession transaction, List<String> chain, String bookingId) {
        return settle(
                transaction,
                chain,
                Updates.combine(
                        Updates.set("standing", Standing.ATTACHED.name()),
                        Updates.set("bookingId", bookingId),
                        Updates.unset("reason")));
    }

    Uni<Void> turnAway(ClientSession transaction, List<String> chain, Refusal reason) {
        return settle(transaction, chain, standing(Standing.OUTSIDE, reason));
    }

    /** Has it decided what happens to an invitee that was turned away. */
    Uni<Void> leaveToPolicy(ClientSession transaction, String invitee) {
        return settle(
                transaction, List.of(invitee), Updates.push("outbox", StrayJobs.outside(invitee, clock.instant())));
    }

    Uni<Void> park(ClientSession transaction, String invitee) {
        return settle(transaction, List.of(invitee), standing(Standing.PARKED, Refusal.RESCHEDULED));
    }

    private static Bson standing(Standing standing, Refusal reason) {
        return Updates.combine(Updates.set("standing", standing.name()), Updates.set("reason", reason.wire()));
    }

    private Uni<Void> settle(ClientSession transaction, List<String> chain, Bson standing) {
        return invitees.in(transaction)
                .updateMany(Filters.in("_id", chain), standing)
                .replaceWithVoid();
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
            setIfPresent(changes, "location", appointment.location());
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
