package dev.holdfast.bench.webhooks;

import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import dev.holdfast.bench.bare.BareServer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The database of the measured stack, looked at from outside, and the bare handler's beside it. */
final class Books implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Bson IN_OUTBOX = exists("outbox.at");

    private final MongoClient client;
    private final MongoDatabase product;
    private final MongoCollection<Document> events;
    private final MongoCollection<Document> jobs;

    Books(String uri) {
        this.client = MongoClients.create(uri);
        this.product = client.getDatabase("holdfast");
        this.events = product.getCollection("webhook_events");
        this.jobs = product.getCollection("jobs");
    }

    /** The next event exactly as it is inserted, its job in it. */
    Document insertedBy(Runnable cause) {
        try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> inserts = events.watch(
                        List.of(match(eq("operationType", "insert"))))
                .maxAwaitTime(1, TimeUnit.SECONDS)
                .cursor()) {
            cause.run();
            ChangeStreamDocument<Document> insert = Awaitility.await("an event in the database")
                    .atMost(SOON)
                    .until(inserts::tryNext, found -> found != null);
            Document document = insert.getFullDocument();
            if (document == null
                    || document.getList("outbox", Document.class, List.of()).isEmpty()) {
                throw new IllegalStateException("the stored event has no job in it");
            }
            return document;
        }
    }

    /** Gives the bare handler the document to copy, and its collection the same indexes. */
    void lendToBare(Document document) {
        MongoDatabase bare = client.getDatabase(BareServer.DATABASE);
        bare.getCollection(BareServer.TEMPLATE).insertOne(document);
        bare.createCollection(BareServer.EVENTS);
        for (Document index : events.listIndexes()) {
            if (!"_id_".equals(index.getString("name"))) {
                bare.getCollection(BareServer.EVENTS).createIndex(index.get("key", Document.class), options(index));
            }
        }
    }

    private static IndexOptions options(Document index) {
        var options = new IndexOptions().name(index.getString("name"));
        Number expiry = index.get("expireAfterSeconds", Number.class);
        if (expiry != null) {
            options.expireAfter(expiry.longValue(), TimeUnit.SECONDS);
        }
        Document partial = index.get("partialFilterExpression", Document.class);
        return partial == null ? options : options.partialFilterExpression(partial);
    }

    /** Waits until the relay has taken every job, and answers how long that was; stops waiting after half a minute. */
    Duration awaitRelay() {
        long begun = System.nanoTime();
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(SOON)
                .until(() -> events.find(IN_OUTBOX).first() == null);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    long outboxesLeft() {
        return events.countDocuments(IN_OUTBOX);
    }

    Set<String> eventIds() {
        return events.find()
                .projection(include("_id"))
                .map(event -> event.getString("_id"))
                .into(new HashSet<>());
    }

    /** The events that jobs were made of. */
    Set<String> eventsWithJobs() {
        return jobs.find(eq("type", "calendly-event"))
                .projection(include("ref.id"))
                .map(job -> job.get("ref", Document.class).getString("id"))
                .into(new HashSet<>());
    }

    /** Jobs of webhooks that wait or run; both counts are answered by small indexes. */
    long openJobs() {
        return jobs.countDocuments(and(eq("state", "READY"), eq("lane", "critical")))
                + jobs.countDocuments(and(eq("state", "RUNNING"), exists("lease.until")));
    }

    void insertTokens(List<Document> records) {
        product.getCollection("scheduling_tokens").insertMany(records);
    }

    @Override
    public void close() {
        client.close();
    }
}
