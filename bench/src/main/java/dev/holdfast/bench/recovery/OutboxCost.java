package dev.holdfast.bench.recovery;

import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import dev.holdfast.bench.recovery.Figures.Writes;
import dev.holdfast.e2e.driver.Offering;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bson.Document;

/** What a booking's insert costs with the jobs that are born in it, and without. */
final class OutboxCost {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int BLOCK = 50;
    private static final int LENGTH = 60;

    private final MongoClient client;
    private final List<Long> plain = new ArrayList<>();
    private final List<Long> withOutbox = new ArrayList<>();

    OutboxCost(MongoClient client) {
        this.client = client;
    }

    /** Takes turns, so that whatever drifts meets both; the first block of each is not counted. */
    void measure(Stack stack, int writes) {
        Document booking = book(stack);
        MongoDatabase bench = client.getDatabase("bench").withWriteConcern(WriteConcern.MAJORITY);
        MongoCollection<Document> ours = like(bench, "with_outbox");
        MongoCollection<Document> theirs = like(bench, "plain");
        Document bare = new Document(booking).append("outbox", List.of());
        insert(theirs, bare, new ArrayList<>());
        insert(ours, booking, new ArrayList<>());
        for (int done = 0; done < writes; done += BLOCK) {
            insert(theirs, bare, plain);
            insert(ours, booking, withOutbox);
        }
        bench.drop();
    }

    Writes plain() {
        return Writes.of(plain);
    }

    Writes withOutbox() {
        return Writes.of(withOutbox);
    }

    /** A real booking, exactly as it is inserted. */
    private Document book(Stack stack) {
        Offering offering = stack.offering(LENGTH);
        Person person = Person.called("Bench");
        Session session = stack.settle(person);
        String link = session.bookingLink(offering.id()).url();
        try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> inserts = bookings()
                .watch(List.of(match(eq("operationType", "insert"))))
                .maxAwaitTime(1, TimeUnit.SECONDS)
                .cursor()) {
            stack.calendlyPages().book(link, person, stack.times().next());
            Document booking = Awaitility.await("a booking")
                    .atMost(SOON)
                    .until(inserts::tryNext, found -> found != null)
                    .getFullDocument();
            if (booking == null
                    || booking.getList("outbox", Document.class, List.of()).isEmpty()) {
                throw new IllegalStateException("the booking has no job in it");
            }
            return booking;
        }
    }

    private MongoCollection<Document> bookings() {
        return client.getDatabase("holdfast").getCollection("bookings");
    }

    /** The indexes of bookings; not unique, because copies are inserted. */
    private MongoCollection<Document> like(MongoDatabase bench, String name) {
        MongoCollection<Document> copies = bench.getCollection(name);
        for (Document index : bookings().listIndexes()) {
            if (!index.getString("name").equals("_id_")) {
                var options = new IndexOptions().name(index.getString("name"));
                Document partial = index.get("partialFilterExpression", Document.class);
                copies.createIndex(
                        index.get("key", Document.class),
                        partial == null ? options : options.partialFilterExpression(partial));
            }
        }
        return copies;
    }

    private static void insert(MongoCollection<Document> into, Document document, List<Long> nanos) {
        for (int write = 0; write < BLOCK; write++) {
            Document copy = new Document(document).append("_id", "bench-" + UUID.randomUUID());
            long began = System.nanoTime();
            into.insertOne(copy);
            nanos.add(System.nanoTime() - began);
        }
    }
}
