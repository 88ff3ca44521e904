package dev.holdfast.booking.calendly.brake;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The brakes' fields of {@code calendar_links}. */
@ApplicationScoped
class BrakeStore {

    private final Documents<ConnectionDocument> links;

    BrakeStore(Database database) {
        this.links = database.documents("calendar_links", ConnectionDocument.class);
    }

    /** The practice's connection to Calendly, or {@code null}; where it was made anew for another user there, the last one checked. */
    Uni<@Nullable ConnectionDocument> connection() {
        return links.list(Filters.eq("provider", "calendly"), Sorts.descending("checkedAt", "_id"), 0, 1)
                .map(found -> found.isEmpty() ? null : found.getFirst());
    }

    /** Changes a connection and answers it as it is then, or {@code null} when there is none of this id. */
    Uni<@Nullable ConnectionDocument> change(String id, List<Document> pipeline) {
        return links.updateAndGet(Filters.eq(id), pipeline);
    }

    /** Ends a stop and begins to count anew; ending it again, or one that another has followed, changes nothing. */
    Uni<Void> resume(String id, long stop) {
        Bson stopped = Filters.and(Filters.eq(id), Filters.eq("stop.number", stop), Filters.eq("stop.over", false));
        return links.update(
                        stopped, Updates.combine(Updates.set("stop.over", true), Updates.set("cancelled", List.of())))
                .replaceWithVoid();
    }
}
