package dev.holdfast.booking.practice;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.DuplicateKeys;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.bson.conversions.Bson;

/** {@code practice}: one document. */
@ApplicationScoped
class PracticeStore {

    private static final String ID = "practice";

    private final Documents<PracticeDocument> practice;
    private final Clock clock;

    PracticeStore(Database database, Clock clock) {
        this.practice = database.documents("practice", PracticeDocument.class);
        this.clock = clock;
    }

    Uni<Practice> read() {
        return practice.findById(ID).map(found -> found == null ? Practice.DEFAULT : found.toPractice());
    }

    /**
     * Writes the choices if the version is still theirs. False when it is not; the first change creates the document, and of two at
     * once the primary key refuses one.
     */
    Uni<Boolean> change(Practice chosen, String by) {
        Bson change = Updates.combine(
                Updates.set("outsidePolicy", chosen.outsidePolicy().name()),
                Updates.set("conflictRule", chosen.conflictRule().name()),
                Updates.set("staleCalendarPolicy", chosen.staleCalendarPolicy().name()),
                Updates.set("changedBy", by),
                Updates.set("updatedAt", clock.instant()),
                Updates.inc("version", 1L));
        if (chosen.version() > 0) {
            return practice.update(Filters.and(Filters.eq(ID), Filters.eq("version", chosen.version())), change)
                    .map(result -> result.getMatchedCount() == 1);
        }
        return practice.upsert(Filters.and(Filters.eq(ID), Filters.exists("version", false)), change)
                .replaceWith(true)
                .onFailure(DuplicateKeys::isDuplicateKey)
                .recoverWithItem(false);
    }
}
