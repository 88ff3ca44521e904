package dev.holdfast.bench.bare;

import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bson.Document;

/** The document that the product makes of a request, and the place where the bare handler inserts copies of it. */
public final class BareBooks {

    private static final Duration SOON = Duration.ofSeconds(30);

    private BareBooks() {}

    /** The next document of a collection exactly as it is inserted, a job in its outbox. */
    public static Document insertedBy(MongoCollection<Document> collection, Runnable cause) {
        try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> inserts = collection
                .watch(List.of(match(eq("operationType", "insert"))))
                .maxAwaitTime(1, TimeUnit.SECONDS)
                .cursor()) {
            cause.run();
            ChangeStreamDocument<Document> insert = Awaitility.await("a document in the database")
                    .atMost(SOON)
                    .until(inserts::tryNext, found -> found != null);
            Document document = insert.getFullDocument();
            if (document == null
                    || document.getList("outbox", Document.class, List.of()).isEmpty()) {
                throw new IllegalStateException("what was stored has no job in it");
            }
            return document;
        }
    }

    /** Gives the bare handler the document to copy, and its collection the indexes of the product's. */
    public static void lend(MongoClient client, Document document, MongoCollection<Document> like) {
        MongoDatabase bare = client.getDatabase(BareServer.DATABASE);
        bare.getCollection(BareServer.TEMPLATE).insertOne(document);
        copyIndexes(like, bare, BareServer.COPIES, true);
    }

    /**
     * A new, empty collection with the indexes of another.
     *
     * @param unique whether those that are unique are so there as well
     */
    public static MongoCollection<Document> copyIndexes(
            MongoCollection<Document> like, MongoDatabase database, String name, boolean unique) {
        database.createCollection(name);
        MongoCollection<Document> copies = database.getCollection(name);
        for (Document index : like.listIndexes()) {
            if (!"_id_".equals(index.getString("name"))) {
                copies.createIndex(
                        index.get("key", Document.class),
                        options(index).unique(unique && index.getBoolean("unique", false)));
            }
        }
        return copies;
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
}
