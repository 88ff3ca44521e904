package dev.holdfast.booking.task;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.kit.job.outbox.OutboxRelay;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What needs a person. */
@ApplicationScoped
public class Tasks {

    private final TaskStore store;
    private final TaskFollowUps followUps;
    private final OutboxRelay relay;
    private final Clock clock;

    Tasks(TaskStore store, TaskFollowUps followUps, OutboxRelay relay, Clock clock) {
        this.store = store;
        this.followUps = followUps;
        this.relay = relay;
        this.clock = clock;
    }

    /**
     * Raises a task with the change that calls for it; raising it again changes nothing, even after it was resolved. Staff are
     * mailed about an urgent one: the caller calls {@link #relaySoon} once the transaction is through.
     */
    public Uni<Void> raise(ClientSession transaction, Task task) {
        return store.raise(transaction, task, clock.instant());
    }

    /**
     * Raises a task about a version of something, the whole number in its detail {@code version}. One that is there already and of an
     * earlier version becomes one of this, and is open again if a later version had closed it; one that somebody closed stays closed.
     */
    public Uni<Void> raiseVersion(ClientSession transaction, Task task) {
        return store.raiseVersion(transaction, task, clock.instant());
    }

    /** Raises a task that belongs to no other change. */
    public Uni<Void> raise(Task task) {
        return store.raise(null, task, clock.instant()).invoke(() -> relaySoon(task.kind(), task.about()));
    }

    /** Begins to hand on the mail about an urgent task and does not wait; what fails here is found by the sweep. */
    public void relaySoon(TaskKind kind, String about) {
        if (kind.isUrgent()) {
            relay.relaySoon(TaskStore.COLLECTION, Task.idOf(kind, about));
        }
    }

    /** Closes a task that events have settled; none there, or closed already, is fine. */
    public Uni<Void> resolve(ClientSession transaction, TaskKind kind, String about) {
        return store.resolve(transaction, Task.idOf(kind, about), clock.instant());
    }

    /** Closes every open task of these kinds about a document. */
    public Uni<Void> resolveAll(ClientSession transaction, Set<TaskKind> kinds, Task.Ref about) {
        return store.resolveAll(transaction, kinds, about, clock.instant());
    }

    /** Closes a task whose cause has gone; none there, or closed already, is fine. */
    public Uni<Void> resolve(TaskKind kind, String about) {
        return store.resolve(null, Task.idOf(kind, about), clock.instant());
    }

    /** Closes the open tasks of a kind about a practitioner whose detail {@code version}, a whole number, is lower than this. */
    public Uni<Void> resolveOutdated(TaskKind kind, String practitionerId, long version) {
        return store.resolveOutdated(kind, practitionerId, version, clock.instant());
    }

    /**
     * The open tasks about something that begins within this time, in the order of their ids.
     *
     * @param practitionerId with those of nobody in particular; {@code null} for everybody's
     */
    public Uni<List<TaskView>> openAbout(@Nullable String practitionerId, Instant from, Instant to) {
        return store.openAbout(practitionerId, from, to).map(found -> found.stream()
                .map(task -> TaskView.of(task, choices(task)))
                .toList());
    }

    /**
     * Closes a task by the hand of one of the staff. One that is closed already stays as it was closed, so that a repeated request
     * and two colleagues at once are harmless. What follows from the decision is born in the write that closes the task. Fails with
     * {@link TaskFailure.NotFound}.
     */
    Uni<TaskDocument> resolve(String id, Caller by, @Nullable TaskDecision decision, @Nullable String note) {
        return get(id).map(task -> followUps.jobs(task, decision, clock.instant()))
                .chain(jobs -> store.resolve(id, new Resolution(by.userId(), decision, note, jobs), clock.instant()))
                .onItem()
                .ifNull()
                .failWith(() -> new TaskFailure.NotFound(id).asException())
                .invoke(() -> relay.relaySoon(TaskStore.COLLECTION, id));
    }

    /** What may be decided about a task, as long as it is open. */
    Set<TaskDecision> choices(TaskDocument task) {
        return task.state() == TaskState.OPEN ? followUps.choices(task.kind()) : Set.of();
    }

    /** The task; fails with {@link TaskFailure.NotFound}. */
    Uni<TaskDocument> get(String id) {
        return store.find(id).onItem().ifNull().failWith(() -> new TaskFailure.NotFound(id).asException());
    }

    Uni<Page<TaskDocument>> list(TaskQuery wanted, PageQuery page) {
        return store.list(wanted, page);
    }
}
