package dev.holdfast.booking.calendly.brake;

import dev.holdfast.booking.calendly.brake.Braking.Free;
import dev.holdfast.booking.calendly.brake.Braking.Stopped;
import dev.holdfast.booking.task.Tasks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Keeps one mistake from emptying the calendar and from mailing half the world. Repeating a question counts once. */
@ApplicationScoped
public class Brakes {

    private final BrakeStore store;
    private final BrakeConfig config;
    private final Tasks tasks;

    Brakes(BrakeStore store, BrakeConfig config, Tasks tasks) {
        this.store = store;
        this.config = config;
        this.tasks = tasks;
    }

    /** Since when we listen to Calendly, or {@code null}. */
    public Uni<@Nullable Instant> connectedAt() {
        return store.connection().map(found -> found == null ? null : found.connectedAt());
    }

    /** Asks before an automatic cancellation; the one for which there is no room stops cancelling, and staff are told. */
    public Uni<Braking> cancelling(String strayKey) {
        return change(BrakeUpdates.cancel(strayKey, config.cancellations(), config.window()))
                .chain(now -> now.hasCancelled(strayKey)
                        ? Uni.createFrom().item(new Free())
                        : tellStaff(now).replaceWith(new Stopped()));
    }

    /** Stops cancelling until a person lets it go on, and tells staff. */
    public Uni<Void> stop(String why, String strayKey) {
        return change(BrakeUpdates.stop(why, strayKey)).chain(this::tellStaff);
    }

    /** Asks before a guiding mail; false when there were enough, or nobody can say. */
    public Uni<Boolean> guiding(String guide) {
        return store.connection()
                .chain(connection -> connection == null
                        ? Uni.createFrom().nullItem()
                        : store.change(connection.id(), BrakeUpdates.guide(guide, config.guides(), config.window())))
                .map(now -> now != null && now.hasGuided(guide));
    }

    /** Lets cancelling go on after a stop; harmless when it goes on already. */
    Uni<Void> resume(String connection, long stop) {
        return store.resume(connection, stop);
    }

    private Uni<ConnectionDocument> change(List<Document> pipeline) {
        return store.connection()
                .onItem()
                .ifNull()
                .failWith(Brakes::notConnected)
                .chain(connection -> store.change(connection.id(), pipeline))
                .onItem()
                .ifNull()
                .failWith(Brakes::notConnected);
    }

    /** Every stray that meets a stop raises its one task, so that a crash after the stop keeps it from nobody. */
    private Uni<Void> tellStaff(ConnectionDocument connection) {
        return tasks.raise(StopTasks.stopped(connection.id(), Objects.requireNonNull(connection.stop())));
    }

    private static RuntimeException notConnected() {
        return new IllegalStateException("there is no connection to Calendly");
    }
}
