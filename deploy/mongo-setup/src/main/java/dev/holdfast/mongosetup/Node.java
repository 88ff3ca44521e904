package dev.holdfast.mongosetup;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterConnectionMode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** One mongod, spoken to directly, as somebody or as nobody. */
final class Node implements AutoCloseable {

    /** A change of state is told at once; this is how long one question waits for it. */
    private static final long AWAIT_MILLIS = 1000;

    private static final int ALREADY_INITIALIZED = 23;

    private final MongoClient client;
    private final Duration patience;

    private Node(MongoClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    /** @param patience how long to wait for the server to appear */
    static Node at(ServerAddress address, @Nullable MongoCredential credential, Duration patience) {
        MongoClientSettings.Builder settings = MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(address))
                        .mode(ClusterConnectionMode.SINGLE)
                        .serverSelectionTimeout(patience.toMillis(), TimeUnit.MILLISECONDS));
        if (credential != null) {
            settings.credential(credential);
        }
        return new Node(MongoClients.create(settings.build()), patience);
    }

    Document run(String database, Document command) {
        return client.getDatabase(database).runCommand(command);
    }

    Document admin(Document command) {
        return run("admin", command);
    }

    /** Starts the replica set with this one member, under the name by which the services will reach it. */
    void initiate(String replicaSet, String member) {
        Document config = new Document("_id", replicaSet)
                .append("members", List.of(new Document("_id", 0).append("host", member)));
        try {
            admin(new Document("replSetInitiate", config));
        } catch (MongoCommandException failure) {
            if (failure.getErrorCode() != ALREADY_INITIALIZED) {
                throw failure;
            }
        }
    }

    /** Returns when the node takes writes. */
    void awaitPrimary() {
        MongoDatabase admin = client.getDatabase("admin");
        long deadline = System.nanoTime() + patience.toNanos();
        Document answer = admin.runCommand(new Document("hello", 1));
        while (!answer.getBoolean("isWritablePrimary", false)) {
            if (System.nanoTime() > deadline) {
                throw new SetupFailure("MongoDB did not become primary within " + patience.toSeconds() + " s.");
            }
            answer = admin.runCommand(new Document("hello", 1)
                    .append("topologyVersion", answer.get("topologyVersion"))
                    .append("maxAwaitTimeMS", AWAIT_MILLIS));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
