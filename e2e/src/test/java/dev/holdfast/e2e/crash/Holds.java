package dev.holdfast.e2e.crash;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.holdfast.e2e.driver.SandboxControl;
import dev.holdfast.localstack.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.bson.Document;

/** Takes holds and lets go of them. */
final class Holds implements AutoCloseable {

    /** A held command is never answered: its client gives up long before, or is dead, and then the command is ended. */
    private static final int BLOCK_MILLIS = 60_000;

    private static final Duration PACE = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final LocalStack local;
    private final MongoClient mongo;
    private final SandboxControl sandbox;

    Holds(LocalStack local, SandboxControl sandbox) {
        this.local = local;
        this.mongo = MongoClients.create(local.mongo().uri());
        this.sandbox = sandbox;
    }

    void take(List<Hold> holds) {
        holds.forEach(this::take);
    }

    void release(List<Hold> holds) {
        holds.forEach(this::release);
    }

    private void take(Hold hold) {
        switch (hold) {
            case Hold.Command command -> failPoint(new Document("mode", "alwaysOn").append("data", held(command)));
            case Hold.Frozen(var service) -> local.part(service).freeze();
            case Hold.MailAnswer() -> sandbox.holdMailAnswer();
        }
    }

    private void release(Hold hold) {
        switch (hold) {
            case Hold.Command command -> endHeld(command);
            case Hold.Frozen(var service) -> local.part(service).thaw();
            case Hold.MailAnswer() -> sandbox.releaseMail();
        }
    }

    private static Document held(Hold.Command command) {
        return new Document("failCommands", List.of(command.name()))
                .append("namespace", "holdfast." + command.collection())
                .append("appName", command.service())
                .append("blockConnection", true)
                .append("blockTimeMS", BLOCK_MILLIS);
    }

    private void failPoint(Document how) {
        var order = new Document("configureFailPoint", "failCommand");
        order.putAll(how);
        mongo.getDatabase("admin").runCommand(order);
    }

    /** MongoDB lets nobody in any more, then waits for those who are held; what they meant to do does not happen. */
    private void endHeld(Hold.Command command) {
        var off = CompletableFuture.runAsync(() -> failPoint(new Document("mode", "off")));
        Awaitility.await().pollInterval(PACE).atMost(LIMIT).until(() -> {
            underWay(command).forEach(this::kill);
            return off.isDone();
        });
        off.join();
    }

    private List<Document> underWay(Hold.Command command) {
        var like = new Document("appName", command.service()).append("command." + command.name(), command.collection());
        return mongo.getDatabase("admin")
                .aggregate(List.of(new Document("$currentOp", new Document()), new Document("$match", like)))
                .into(new ArrayList<>());
    }

    private void kill(Document operation) {
        mongo.getDatabase("admin").runCommand(new Document("killOp", 1).append("op", operation.get("opid")));
    }

    @Override
    public void close() {
        mongo.close();
    }
}
