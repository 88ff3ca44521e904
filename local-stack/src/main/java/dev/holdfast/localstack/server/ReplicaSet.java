package dev.holdfast.localstack.server;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;

/** The replica set of one node: initiated on first start, moved when the folder comes back on another port. */
final class ReplicaSet {

    static final String NAME = "rs0";

    private static final int NOT_YET_INITIALIZED = 94;

    private final MongoDatabase admin;
    private final String member;
    private boolean configured;

    ReplicaSet(MongoDatabase admin, String member) {
        this.admin = admin;
        this.member = member;
    }

    /** Takes the next step; true when the node is primary. */
    boolean bringUp() {
        if (!configured) {
            configure();
            configured = true;
        }
        return admin.runCommand(new Document("hello", 1)).getBoolean("isWritablePrimary", false);
    }

    private void configure() {
        try {
            Document config =
                    admin.runCommand(new Document("replSetGetConfig", 1)).get("config", Document.class);
            if (!member.equals(
                    config.getList("members", Document.class).getFirst().getString("host"))) {
                admin.runCommand(new Document("replSetReconfig", config(config.getInteger("version") + 1))
                        .append("force", true));
            }
        } catch (MongoCommandException failure) {
            if (failure.getErrorCode() != NOT_YET_INITIALIZED) {
                throw failure;
            }
            admin.runCommand(new Document("replSetInitiate", config(1)));
        }
    }

    private Document config(int version) {
        return new Document("_id", NAME)
                .append("version", version)
                .append("members", List.of(new Document("_id", 0).append("host", member)));
    }
}
