package dev.holdfast.e2e.crash;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import dev.holdfast.e2e.driver.MongoPeek;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * One job, found by the document that gives birth to it.
 *
 * @param writer the service that writes that document and relays its outbox
 * @param type of the job
 * @param happened whether the job's effect can be seen
 */
record Watched(MongoPeek mongo, String writer, String collection, Bson carrier, String type, BooleanSupplier happened) {

    /**
     * Is it there now?
     *
     * @param killed the service that is to die there; to its own relay, RELAYED means that the entry is still in the outbox as well
     */
    boolean isAt(Point point, String killed) {
        Optional<Document> found = mongo.find(collection, carrier).stream().findFirst();
        if (found.isEmpty()) {
            return false;
        }
        boolean waiting = isWaiting(found.get());
        Optional<Document> job = job(found.get());
        String state = job.map(each -> each.getString("state")).orElse("NONE");
        return switch (point) {
            case STORED -> waiting && state.equals("NONE");
            case RELAYED -> state.equals("READY") && (waiting || !killed.equals(writer));
            case CLAIMED -> state.equals("RUNNING") && !happened.getAsBoolean();
            case EFFECT_SENT -> state.equals("RUNNING") && happened.getAsBoolean();
            case COMPLETED -> state.equals("DONE");
        };
    }

    private boolean isWaiting(Document document) {
        return document.getList("outbox", Document.class, List.of()).stream()
                .anyMatch(entry -> type.equals(entry.getString("type")));
    }

    private Optional<Document> job(Document document) {
        return mongo.find("jobs", and(eq("ref.id", document.getString("_id")), eq("type", type))).stream()
                .findFirst();
    }
}
