package dev.holdfast.webhook.archive;

import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.skip;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.computed;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.IndexOptions;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.DuplicateKeys;
import dev.holdfast.kit.service.mongo.GroupedInserts;
import dev.holdfast.kit.service.mongo.StoreSetup;
import dev.holdfast.kit.service.retention.RetentionConfig;
import dev.holdfast.kit.service.retention.RetentionRule;
import dev.holdfast.kit.service.retention.RetentionRules;
import dev.holdfast.webhook.archive.WebhookEventDocument.CopyDocument;
import dev.holdfast.webhook.archive.WebhookEventDocument.SummaryDocument;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The collection {@code webhook_events}. */
@Singleton
class WebhookEventStore implements StoreSetup, RetentionRules {

    private static final int MAX_COPIES = 3;

    /** More than are ever being stored at once. */
    private static final int MOST_INSERTS = 1_000;

    private final Documents<WebhookEventDocument> events;
    private final GroupedInserts<WebhookEventDocument> inserts;
    private final RetentionConfig retention;

    WebhookEventStore(Database database, RetentionConfig retention) {
        this.events = database.documents(WebhookEvents.COLLECTION, WebhookEventDocument.class);
        this.inserts = new GroupedInserts<>(events, "holdfast-intake", MOST_INSERTS);
        this.retention = retention;
    }

    /** Events go when they have been here long enough, unless their job waits for the relay. */
    @Override
    public List<RetentionRule> rules() {
        return List.of(RetentionRule.deleting(WebhookEvents.COLLECTION, "receivedAt", retention.events()));
    }

    @Override
    public Uni<Void> prepare() {
        return events.dropIndex("receivedAt_1")
                .chain(() -> events.ensureIndex(ascending("receivedAt"), new IndexOptions().name("received")))
                .chain(() -> events.ensureIndex(ascending("state", "receivedAt"), new IndexOptions()));
    }

    /** Inserts the event with its job in one write, which events that come at once share; false when it is known already. */
    Uni<Boolean> insert(WebhookEventDocument event) {
        return inserts.insert(event)
                .replaceWith(true)
                .onFailure(DuplicateKeys::isDuplicateKey)
                .recoverWithItem(false);
    }

    /** Keeps another form beside a known event, unless it is known or there are three already. One conditional write. */
    Uni<Boolean> addCopy(String id, CopyDocument copy) {
        Bson unknownAndRoom = and(
                eq("_id", id),
                ne("bodyHash", copy.bodyHash()),
                ne("copies.bodyHash", copy.bodyHash()),
                exists("copies." + (MAX_COPIES - 1), false));
        return events.update(unknownAndRoom, push("copies", copy)).map(result -> result.getModifiedCount() == 1);
    }

    /** The event's next replay and its job, in one write; false when it has not been replayed as often as expected. */
    Uni<Boolean> replay(String id, long expected, OutboxEntry job) {
        Bson asExpected = and(
                eq("_id", id),
                eq("state", EventState.STORED.name()),
                expected == 0 ? exists("replaySeq", false) : eq("replaySeq", expected));
        return events.update(asExpected, combine(set("replaySeq", expected + 1), push("outbox", job)))
                .map(result -> result.getModifiedCount() == 1);
    }

    Uni<@Nullable WebhookEventDocument> find(String id) {
        return events.findById(id);
    }

    Uni<@Nullable SummaryDocument> findSummary(String id) {
        return summaries(List.of(match(eq("_id", id)))).map(found -> found.isEmpty() ? null : found.getFirst());
    }

    /** A slice of the list, newest first. */
    Uni<List<SummaryDocument>> list(EventFilter filter, int skipped, int limited) {
        return summaries(
                List.of(match(bson(filter)), sort(descending("receivedAt", "_id")), skip(skipped), limit(limited)));
    }

    Uni<Long> count(EventFilter filter) {
        return events.count(bson(filter));
    }

    /** Bodies stay in the database: only what is shown leaves it. */
    private Uni<List<SummaryDocument>> summaries(List<Bson> which) {
        var copies = new Document("$size", new Document("$ifNull", List.of("$copies", List.of())));
        Bson shown = project(fields(
                include("provider", "event", "state", "receivedAt", "tokenMac", "sig", "headers", "replaySeq"),
                computed("copies", copies)));
        return events.aggregate(Stream.concat(which.stream(), Stream.of(shown)).toList(), SummaryDocument.class);
    }

    private static Bson bson(EventFilter filter) {
        var document = new Document();
        if (filter.state() != null) {
            document.append("state", filter.state());
        }
        if (filter.provider() != null) {
            document.append("provider", filter.provider());
        }
        Document received = received(filter);
        return received.isEmpty() ? document : document.append("receivedAt", received);
    }

    private static Document received(EventFilter filter) {
        var received = new Document();
        Instant from = filter.from();
        Instant to = filter.to();
        if (from != null) {
            received.append("$gte", from);
        }
        if (to != null) {
            received.append("$lt", to);
        }
        return received;
    }

    @PreDestroy
    void stop() {
        inserts.close();
    }
}
