package dev.holdfast.e2e.driver;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nor;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;

/** A look into the database of a stack, to check what the outside cannot show. It only reads. */
public final class MongoPeek implements AutoCloseable {
    private static final List<String> OUTBOXES =
            List.of("users", "webhook_events", "bookings", "calendly_invitees", "preferences");

    private final MongoClient client;
    private final MongoDatabase database;
    private final Clock clock;

    public MongoPeek(String uri, Clock clock) {
        this.clock = clock;
        var connection = new ConnectionString(uri);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(connection)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .build());
        String name = connection.getDatabase();
        database = client.getDatabase(name == null ? "holdfast" : name);
    }

    /** The documents of a collection that a filter matches. */
    public List<Document> find(String collection, Bson filter) {
        return database.getCollection(collection).find(filter).into(new ArrayList<>());
    }

    /** The bookings that ever had this Calendly invitee. */
    public List<Document> bookingsOfInvitee(String inviteeUri) {
        return find("bookings", eq("invitees", inviteeUri));
    }

    /** The other bookings of the same practitioner that overlap one. */
    public List<Document> othersAtTimeOf(Document booking) {
        return find(
                "bookings",
                and(
                        eq("practitionerId", booking.getString("practitionerId")),
                        lt("startsAt", booking.getDate("endsAt")),
                        gt("endsAt", booking.getDate("startsAt")),
                        ne("_id", booking.getString("_id"))));
    }

    /** How many jobs are waiting or running, and outboxes not yet emptied; what nobody tried yet and is due later is not open. */
    public long openWork() {
        long outboxes = OUTBOXES.stream()
                .mapToLong(name -> database.getCollection(name).countDocuments(exists("outbox.at")))
                .sum();
        return outboxes + database.getCollection("jobs").countDocuments(openNow());
    }

    private Bson openNow() {
        Bson later = and(eq("state", "READY"), eq("fence", 0), gt("runAt", clock.instant()));
        return and(in("state", "READY", "RUNNING"), nor(later));
    }

    /** Waits until no job is open and no outbox is filled: what has not happened by then never will. */
    public void awaitQuiet(Duration within) {
        Promise.within(within, "no open job", this::openWork, open -> open == 0);
    }

    @Override
    public void close() {
        client.close();
    }
}
