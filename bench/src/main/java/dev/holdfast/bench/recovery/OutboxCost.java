package dev.holdfast.bench.recovery;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.holdfast.bench.bare.BareBooks;
import dev.holdfast.bench.recovery.Figures.Writes;
import dev.holdfast.e2e.driver.Offering;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;

/** What a booking's insert costs with the jobs that are born in it, and without. */
final class OutboxCost {

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
        MongoCollection<Document> ours = BareBooks.copyIndexes(bookings(), bench, "with_outbox", false);
        MongoCollection<Document> theirs = BareBooks.copyIndexes(bookings(), bench, "plain", false);
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
        return BareBooks.insertedBy(bookings(), () -> stack.calendlyPages()
                .book(link, person, stack.times().next()));
    }

    private MongoCollection<Document> bookings() {
        return client.getDatabase("holdfast").getCollection("bookings");
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
