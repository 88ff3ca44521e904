package dev.holdfast.booking.schedule;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.DuplicateKeys;
import dev.holdfast.kit.service.mongo.GroupedReads;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** {@code schedules}: one document for each practitioner, by their id. */
@ApplicationScoped
class ScheduleStore {

    static final String COLLECTION = "schedules";

    private final Documents<ScheduleDocument> schedules;
    private final GroupedReads<String, @Nullable ScheduleDocument> reads;
    private final Clock clock;

    ScheduleStore(Database database, Clock clock) {
        this.schedules = database.documents(COLLECTION, ScheduleDocument.class);
        this.reads = GroupedReads.byId(schedules, ScheduleDocument::practitionerId, "holdfast-schedules");
        this.clock = clock;
    }

    Uni<@Nullable Schedule> find(String practitionerId) {
        return reads.find(practitionerId).map(found -> found == null ? null : found.toSchedule());
    }

    @PreDestroy
    void stop() {
        reads.close();
    }

    /** Those that are stored, in the order of their ids. */
    Uni<List<Schedule>> findAll(Collection<String> practitionerIds) {
        return schedules
                .list(Filters.in("_id", practitionerIds), Sorts.ascending("_id"), 0, practitionerIds.size())
                .map(found -> found.stream().map(ScheduleDocument::toSchedule).toList());
    }

    /**
     * Writes the hours, with the job that follows, if {@code rev} is still that of the stored ones. False when it is not; the first
     * change creates the document, and of two at once the primary key refuses one.
     */
    Uni<Boolean> change(Schedule chosen, String by) {
        Bson change = update(chosen, by, clock.instant());
        if (chosen.rev() > 0) {
            return schedules
                    .update(Filters.and(Filters.eq(chosen.practitionerId()), Filters.eq("rev", chosen.rev())), change)
                    .map(result -> result.getMatchedCount() == 1);
        }
        return schedules
                .upsert(Filters.and(Filters.eq(chosen.practitionerId()), Filters.exists("rev", false)), change)
                .replaceWith(true)
                .onFailure(DuplicateKeys::isDuplicateKey)
                .recoverWithItem(false);
    }

    private static Bson update(Schedule chosen, String by, Instant now) {
        ScheduleDocument document = ScheduleDocument.of(chosen);
        return Updates.combine(
                Updates.set("timeZone", document.timeZone()),
                Updates.set("week", document.week()),
                Updates.set("overrides", document.overrides()),
                Updates.set("closures", document.closures()),
                Updates.set("changedBy", by),
                Updates.set("updatedAt", now),
                Updates.inc("rev", 1L),
                Updates.push("outbox", ScheduleJobs.changed(chosen.practitionerId(), chosen.rev() + 1, now)));
    }
}
