package dev.holdfast.booking.testing;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    public Document one(String collection, String id) {
        return in(collection).findById(id).await().atMost(LIMIT);
    }

    /** Ids of every mail job about a booking, whether it was relayed already or waits in the outbox. */
    public List<String> mailJobs(String bookingId) {
        List<String> ids = new ArrayList<>(list("jobs", Filters.eq("ref.id", bookingId)).stream()
                .map(job -> job.getString("_id"))
                .toList());
        Document booking = one("bookings", bookingId);
        for (Document entry : booking.getList("outbox", Document.class, List.of())) {
            if (!ids.contains(entry.getString("id"))) {
                ids.add(entry.getString("id"));
            }
        }
        return ids;
    }
}
