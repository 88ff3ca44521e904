package dev.holdfast.bench.webhooks;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.holdfast.bench.bare.BareBooks;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** Gives the bare handler the next event, exactly as it is inserted, to copy. */
    void lendToBare(Runnable sendOne) {
        BareBooks.lend(client, BareBooks.insertedBy(events, sendOne), events);
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
