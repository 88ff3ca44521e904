package dev.holdfast.e2e.overlap;

import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.client.model.changestream.FullDocument;
import com.mongodb.client.model.changestream.FullDocumentBeforeChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.bson.Document;

/**
 * Every commit at {@code bookings}, whole and in MongoDB's own order, from its change stream: the documents are as that very commit left
 * them. All writes of one transaction bear the same time of the log, and no others do.
 */
final class CommitLog implements AutoCloseable {

    private static final String BOOKINGS = "bookings";
    private static final String CLAIMS_INDEX = "practitioner_claims";

    private final MongoClient client;
    private final MongoDatabase database;

    CommitLog(String uri, String databaseName) {
        client = MongoClients.create(uri);
        database = client.getDatabase(databaseName);
        database.runCommand(new Document("collMod", BOOKINGS)
                .append("changeStreamPreAndPostImages", new Document("enabled", true)));
    }

    /** A place in the log: what was committed before is not behind it. */
    BsonTimestamp now() {
        return Objects.requireNonNull(
                database.runCommand(new Document("ping", 1)).get("operationTime", BsonTimestamp.class));
    }

    /** All commits behind a place that touched bookings of one practitioner. */
    List<Commit> since(BsonTimestamp place, String practitionerId) {
        Map<BsonTimestamp, List<ChangeStreamDocument<BsonDocument>>> commits = new LinkedHashMap<>();
        try (var changes = open(place, practitionerId)) {
            for (var change = changes.tryNext(); change != null; change = changes.tryNext()) {
                commits.computeIfAbsent(change.getClusterTime(), time -> new ArrayList<>())
                        .add(change);
            }
        }
        return commits.values().stream().map(CommitLog::commit).toList();
    }

    private MongoChangeStreamCursor<ChangeStreamDocument<BsonDocument>> open(
            BsonTimestamp place, String practitionerId) {
        var ofPractitioner = Filters.or(
                Filters.eq("fullDocument.practitionerId", practitionerId),
                Filters.eq("fullDocumentBeforeChange.practitionerId", practitionerId));
        return bookings()
                .watch(List.of(Aggregates.match(ofPractitioner)))
                .fullDocument(FullDocument.REQUIRED)
                .fullDocumentBeforeChange(FullDocumentBeforeChange.WHEN_AVAILABLE)
                .startAtOperationTime(place)
                .maxAwaitTime(1, TimeUnit.SECONDS)
                .cursor();
    }

    private static Commit commit(List<ChangeStreamDocument<BsonDocument>> changes) {
        Map<String, State> written = new LinkedHashMap<>();
        for (var change : changes) {
            BsonDocument after = change.getFullDocument();
            if (after != null) {
                State state = State.of(after);
                written.put(state.id(), state);
            }
        }
        Set<String> removed = changes.stream()
                .filter(change -> change.getFullDocument() == null)
                .map(change -> Objects.requireNonNull(change.getDocumentKey())
                        .getString("_id")
                        .getValue())
                .collect(Collectors.toSet());
        return new Commit(wallTime(changes.getFirst()), List.copyOf(written.values()), removed);
    }

    private static Instant wallTime(ChangeStreamDocument<BsonDocument> change) {
        return Instant.ofEpochMilli(Objects.requireNonNull(change.getWallTime()).getValue());
    }

    /** Takes the rule away: from now on nothing decides between two who write at once. */
    void dropTheRule() {
        bookings().dropIndex(CLAIMS_INDEX);
    }

    private MongoCollection<BsonDocument> bookings() {
        return database.getCollection(BOOKINGS, BsonDocument.class);
    }

    @Override
    public void close() {
        client.close();
    }
}
