package dev.holdfast.bench.bookings;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.holdfast.bench.bare.BareBooks;
import dev.holdfast.bench.bookings.Figures.Accounts;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.conversions.Bson;

/** The bookings of the measured stack, looked at from outside. */
final class Ledger implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration PACE = Duration.ofMillis(20);
    private static final Bson IN_OUTBOX = exists("outbox.at");

    private final MongoClient client;
    private final MongoCollection<Document> bookings;
    private final MongoCollection<Document> jobs;

    Ledger(String uri) {
        this.client = MongoClients.create(uri);
        MongoDatabase product = client.getDatabase("holdfast");
        this.bookings = product.getCollection("bookings");
        this.jobs = product.getCollection("jobs");
    }

    /** Gives the bare handler the next booking, exactly as it is inserted, to copy; answers its size in bytes. */
    int lendToBare(Runnable bookOne) {
        Document booking = BareBooks.insertedBy(bookings, bookOne);
        BareBooks.lend(client, booking, bookings);
        return new RawBsonDocument(booking, new DocumentCodec()).getByteBuffer().remaining();
    }

    /** Waits until the relay has taken every job. */
    void awaitRelay() {
        Awaitility.await("the relay")
                .pollDelay(Duration.ZERO)
                .pollInterval(PACE)
                .atMost(SOON)
                .until(() -> bookings.find(IN_OUTBOX).first() == null);
    }

    /** What became of so many acknowledged requests, all for the time of these practitioners. */
    Accounts account(long acknowledged, Collection<String> practitionerIds) {
        Set<String> withJobs = jobs.find(eq("ref.kind", "booking"))
                .projection(include("ref.id"))
                .map(job -> job.get("ref", Document.class).getString("id"))
                .into(new HashSet<>());
        Set<String> stored = bookings.find(in("practitionerId", practitionerIds))
                .projection(include("_id"))
                .map(each -> each.getString("_id"))
                .into(new HashSet<>());
        long withoutJob = stored.stream().filter(id -> !withJobs.contains(id)).count();
        return new Accounts(acknowledged, stored.size(), withoutJob, bookings.countDocuments(IN_OUTBOX));
    }

    @Override
    public void close() {
        client.close();
    }
}
