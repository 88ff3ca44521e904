package dev.holdfast.booking.task;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.StoreSetup;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** {@code tasks}. */
@ApplicationScoped
class TaskStore implements StoreSetup {

    static final String COLLECTION = "tasks";

    private static final int MOST_OPEN = 2_000;

    private static final Bson OPEN = Filters.eq("state", TaskState.OPEN.name());

    private final Documents<TaskDocument> tasks;

    TaskStore(Database database) {
        this.tasks = database.documents(COLLECTION, TaskDocument.class);
    }

    @Override
    public Uni<Void> prepare() {
        return tasks.ensureIndex(
                        Indexes.compoundIndex(Indexes.ascending("state"), Indexes.descending("createdAt", "_id")),
                        new IndexOptions().name("state_by_age"))
                .chain(() -> tasks.ensureIndex(
                        Indexes.ascending("resolvedAt"),
                        new IndexOptions().name("resolved").partialFilterExpression(Filters.exists("resolvedAt"))))
                .chain(() -> tasks.ensureIndex(
                        Indexes.ascending("ref.id"),
                        new IndexOptions().name("open_by_ref").partialFilterExpression(OPEN)));
    }

    /** Writes the task unless there is one of its id already. */
    Uni<Void> raise(@Nullable ClientSession transaction, Task task, Instant now) {
        List<Bson> birth = new ArrayList<>(List.of(
                Updates.setOnInsert("kind", task.kind().wire()),
                Updates.setOnInsert("state", TaskState.OPEN.name()),
                Updates.setOnInsert("ref", task.ref()),
                Updates.setOnInsert("summary", task.summary()),
                Updates.setOnInsert("details", task.details()),
                Updates.setOnInsert("createdAt", now)));
        List<OutboxEntry> jobs = TaskJobs.ofBirth(task, now);
        if (!jobs.isEmpty()) {
            birth.add(Updates.setOnInsert("outbox", jobs));
        }
        return (transaction == null ? tasks : tasks.in(transaction))
                .upsert(Filters.eq(task.id()), Updates.combine(birth))
                .replaceWithVoid();
    }

    /** Writes the task, or makes it of its present version, which opens it unless it was closed by somebody's hand. */
    Uni<Void> raiseVersion(ClientSession transaction, Task task, Instant now) {
        long version = Long.parseLong(Objects.requireNonNull(task.details().get("version")));
        Bson unanswered = Filters.and(Filters.eq(task.id()), Filters.exists("resolvedBy", false), isBefore(version));
        Bson open = Updates.combine(
                Updates.set("state", TaskState.OPEN.name()),
                Updates.set("details", task.details()),
                Updates.unset("resolvedAt"));
        return tasks.in(transaction).update(unanswered, open).chain(() -> raise(transaction, task, now));
    }

    Uni<@Nullable TaskDocument> find(String id) {
        return tasks.findById(id);
    }

    /** Closes the task if it is there and open. */
    Uni<Void> resolve(@Nullable ClientSession transaction, String id, Instant now) {
        return (transaction == null ? tasks : tasks.in(transaction))
                .update(Filters.and(Filters.eq(id), OPEN), resolved(now))
                .replaceWithVoid();
    }

    /** Closes every open task of these kinds about a document. */
    Uni<Void> resolveAll(ClientSession transaction, Set<TaskKind> kinds, Task.Ref about, Instant now) {
        List<String> wires = kinds.stream().map(TaskKind::wire).toList();
        return tasks.in(transaction)
                .updateMany(
                        Filters.and(
                                Filters.eq("ref.id", about.id()),
                                Filters.eq("ref.kind", about.kind()),
                                Filters.in("kind", wires),
                                OPEN),
                        resolved(now))
                .replaceWithVoid();
    }

    /** Closes the open tasks of a kind about a practitioner that are of an earlier version. */
    Uni<Void> resolveOutdated(TaskKind kind, String practitionerId, long version, Instant now) {
        return tasks.updateMany(
                        Filters.and(
                                OPEN,
                                Filters.eq("kind", kind.wire()),
                                Filters.eq("details.practitionerId", practitionerId),
                                isBefore(version)),
                        resolved(now))
                .replaceWithVoid();
    }

    private static Bson isBefore(long version) {
        return Filters.expr(new Document("$lt", List.of(new Document("$toLong", "$details.version"), version)));
    }

    private static Bson resolved(Instant now) {
        return Updates.combine(Updates.set("state", TaskState.RESOLVED.name()), Updates.set("resolvedAt", now));
    }

    /** Closes the task by somebody's hand if it is open; answers it as it then is, or {@code null} when there is none. */
    Uni<@Nullable TaskDocument> resolve(String id, Resolution by, Instant now) {
        List<Bson> changes = new ArrayList<>(List.of(resolved(now), Updates.set("resolvedBy", by.userId())));
        if (by.decision() != null) {
            changes.add(Updates.set("decision", by.decision().name()));
        }
        if (by.note() != null) {
            changes.add(Updates.set("note", by.note()));
        }
        if (!by.jobs().isEmpty()) {
            changes.add(Updates.pushEach("outbox", by.jobs()));
        }
        return tasks.updateAndGet(Filters.and(Filters.eq(id), OPEN), Updates.combine(changes))
                .chain(resolved ->
                        resolved == null ? tasks.findById(id) : Uni.createFrom().item(resolved));
    }

    /** Times are kept as ISO-8601 in UTC to the second, whose order as text is their order. */
    Uni<List<TaskDocument>> openAbout(@Nullable String practitionerId, Instant from, Instant to) {
        List<Bson> wanted = new ArrayList<>(
                List.of(OPEN, Filters.gte("details.startsAt", text(from)), Filters.lt("details.startsAt", text(to))));
        if (practitionerId != null) {
            wanted.add(Filters.in("details.practitionerId", practitionerId, null));
        }
        return tasks.list(Filters.and(wanted), Sorts.ascending("_id"), 0, MOST_OPEN);
    }

    private static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Newest first. */
    Uni<Page<TaskDocument>> list(TaskQuery wanted, PageQuery page) {
        Bson filter = where(wanted);
        Uni<List<TaskDocument>> items =
                tasks.list(filter, Sorts.descending("createdAt", "_id"), page.skip(), page.limit());
        return Uni.combine()
                .all()
                .unis(items, tasks.count(filter))
                .asTuple()
                .map(found -> Page.of(page, found.getItem1(), found.getItem2()));
    }

    private static Bson where(TaskQuery wanted) {
        List<Bson> conditions = new ArrayList<>();
        String state = wanted.state();
        if (state != null) {
            conditions.add(Filters.eq("state", state));
        }
        String kind = wanted.kind();
        if (kind != null) {
            conditions.add(Filters.eq("kind", kind));
        }
        return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
    }
}
