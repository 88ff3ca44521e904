package dev.holdfast.faults.rig;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Makes MongoDB hold up, or refuse, single commands of single processes: {@code failCommand}, which only a server for tests has. */
public final class Holds {

    private final MongoDatabase admin;

    Holds(MongoDatabase admin) {
        this.admin = admin;
    }

    /**
     * Commands of a process on a collection of {@code holdfast} are carried out only after a while.
     *
     * @param name of the process
     * @param times how many commands; later ones are not held
     */
    public void hold(String name, String command, String collection, int times, int millis) {
        failPoint(
                new Document("times", times),
                target(name, command, collection)
                        .append("blockConnection", true)
                        .append("blockTimeMS", millis));
    }

    /** Every such command, until {@link #release()}. */
    public void holdAll(String name, String command, String collection, int millis) {
        failPoint(
                "alwaysOn",
                target(name, command, collection)
                        .append("blockConnection", true)
                        .append("blockTimeMS", millis));
    }

    private static Document target(String name, String command, String collection) {
        return new Document("failCommands", List.of(command))
                .append("namespace", "holdfast." + collection)
                .append("appName", name);
    }

    /** Nothing is held any more; what is held now goes on at the end of its time. */
    public void release() {
        Thread.ofVirtual().start(() -> failPoint("off", null));
    }

    private void failPoint(Object mode, @Nullable Document data) {
        var order = new Document("configureFailPoint", "failCommand").append("mode", mode);
        if (data != null) {
            order.append("data", data);
        }
        admin.runCommand(order);
    }
}
