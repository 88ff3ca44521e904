package dev.holdfast.booking.calendar;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.booking.PractitionerTime;
import dev.holdfast.booking.booking.TimeSpan;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.StoreSetup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * {@code busy_blocks}: which time is taken besides bookings. Both changes are idempotent; callers make them in the transaction that
 * also writes the document of the source, so that a late repetition cannot keep what was lifted meanwhile.
 */
@ApplicationScoped
public class BusyBlocks implements StoreSetup {

    private static final String PRACTITIONER_INDEX = "practitioner_by_start";

    private final Documents<BusyBlockDocument> blocks;
    private final Clock clock;

    BusyBlocks(Database database, Clock clock) {
        this.blocks = database.documents("busy_blocks", BusyBlockDocument.class);
        this.clock = clock;
    }

    @Override
    public Uni<Void> prepare() {
        return blocks.ensureIndex(
                        Indexes.ascending("practitionerId", "startsAt"), new IndexOptions().name(PRACTITIONER_INDEX))
                .chain(() -> blocks.ensureIndex(Indexes.ascending("startsAt"), new IndexOptions().name("by_start")));
    }

    /** Keeps a block; one of the same source becomes this one. */
    public Uni<Void> keep(ClientSession transaction, BusyBlock block) {
        return blocks.in(transaction)
                .upsert(
                        Filters.eq(block.source()),
                        Updates.combine(
                                Updates.set("practitionerId", block.practitionerId()),
                                Updates.set("startsAt", block.time().startsAt()),
                                Updates.set("endsAt", block.time().endsAt()),
                                Updates.set("why", block.why()),
                                Updates.setOnInsert("createdAt", clock.instant())))
                .replaceWithVoid();
    }

    /** The blocks that begin within one of these times, in any order. */
    public Uni<List<BusyBlock>> startingWithin(List<PractitionerTime> times) {
        return blocks.all(collection ->
                        collection.find(PractitionerTime.anyOf(times)).hintString(PRACTITIONER_INDEX))
                .map(found -> found.stream().map(BusyBlockDocument::toBlock).toList());
    }

    /**
     * The blocks that meet this time, in the order of their starts; a block lasts a day at most.
     *
     * @param practitionerId whose; {@code null} for everybody's
     */
    public Uni<List<BusyBlock>> meeting(@Nullable String practitionerId, Instant from, Instant to) {
        Bson there = Filters.and(
                Filters.gt("startsAt", from.minus(TimeSpan.LONGEST)),
                Filters.lt("startsAt", to),
                Filters.gt("endsAt", from));
        Bson wanted = practitionerId == null ? there : Filters.and(Filters.eq("practitionerId", practitionerId), there);
        return blocks.all(collection -> collection.find(wanted).sort(Sorts.ascending("startsAt", "_id")))
                .map(found -> found.stream().map(BusyBlockDocument::toBlock).toList());
    }

    /** Lifts the block of a source; none there is fine. */
    public Uni<Void> lift(ClientSession transaction, String source) {
        return blocks.in(transaction).delete(Filters.eq(source)).replaceWithVoid();
    }
}
