package dev.holdfast.booking.testing;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What is in MongoDB, to be asserted on. */
public final class Stored {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Database database;

    public Stored(Database database) {
        this.database = database;
    }

    public Documents<Document> in(String collection) {
        return database.documents(collection, Document.class);
    }

    public List<Document> list(String collection, Bson filter) {
        return in(collection)
                .list(filter, Sorts.ascending("_id"), 0, 10_000)
                .await()
                .atMost(LIMIT);
    }

    /** Waits until the connection to Calendly is made, and has been for a while: what was booked before is none of our business. */
    public void awaitConnection() {
        Bson made = Filters.exists("connectedAt");
        await().untilAsserted(() -> assertThat(list("calendar_links", made)).isNotEmpty());
        in("calendar_links")
                .updateMany(made, Updates.min("connectedAt", Instant.now().minusSeconds(60)))
                .await()
                .atMost(LIMIT);
    }

    public Document one(String collection, String id) {
        return in(collection).findById(id).await().atMost(LIMIT);
    }

    /** Ids of every job that mails a decision about a booking, whether it was relayed already or waits in the outbox. */
    public List<String> mailJobs(String bookingId) {
        return jobs(bookingId).stream()
                .filter(job -> job.getString("lane").equals("mail"))
                .filter(job -> !job.getString("type").equals("plan"))
                .map(job -> job.getString("id"))
                .toList();
    }

    /** The one job of a type about a booking with the highest {@code rev}, as it was born. */
    public Document job(String bookingId, String type) {
        return jobs(bookingId).stream()
                .filter(job -> job.getString("type").equals(type))
                .max(Comparator.comparingLong(Stored::rev))
                .orElseThrow(() -> new AssertionError("no job " + type + " of " + bookingId));
    }

    /** Waits until all jobs of a booking are handed on, so that nothing writes it any more by itself. */
    public void awaitQuiet(String bookingId) {
        await().untilAsserted(() -> assertThat(one("bookings", bookingId).getList("outbox", Document.class, List.of()))
                .isEmpty());
    }

    /** Every job about a booking, relayed or not, as it was born. */
    public List<Document> jobs(String bookingId) {
        Map<String, Document> found = new LinkedHashMap<>();
        for (Document entry : one("bookings", bookingId).getList("outbox", Document.class, List.of())) {
            found.put(entry.getString("id"), entry);
        }
        for (Document job : list("jobs", Filters.eq("ref.id", bookingId))) {
            found.putIfAbsent(job.getString("_id"), new Document(job).append("id", job.getString("_id")));
        }
        return List.copyOf(found.values());
    }

    private static long rev(Document job) {
        return job.get("ref", Document.class).get("rev", Number.class).longValue();
    }
}
