package dev.holdfast.kit.job.effect;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.holdfast.kit.job.effect.EffectDocument.EffectState;
import dev.holdfast.kit.job.effect.EffectDocument.StoredReply;
import dev.holdfast.kit.job.store.AgainIds;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.StoreSetup;
import dev.holdfast.kit.service.retention.RetentionConfig;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.conversions.Bson;

/** The collection {@code effects}: lets one call per job act at a time and answers repetitions from memory. */
@Singleton
public class Effects implements StoreSetup {

    private final Documents<EffectDocument> effects;
    private final boolean used;

    /** Outlives the job, so that the job cannot come again after its effect was forgotten. */
    private final Duration kept;

    Effects(Database database, @All List<OwnedJobHandler> handlers, RetentionConfig retention) {
        this.effects = database.documents("effects", EffectDocument.class);
        this.used = !handlers.isEmpty();
        this.kept = retention.effects();
    }

    @Override
    public Uni<Void> prepare() {
        return used
                ? effects.ensureIndex(
                        Indexes.ascending("purgeAt"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS))
                : Uni.createFrom().voidItem();
    }

    /**
     * Performs an effect unless it happened already or somebody is at it. A final reply of the effect is kept and answered
     * again to whoever asks; any other, and the failure of a repeatable one, leaves the job open for the next fence. A job that a
     * person had done again does nothing where an earlier one of its kind did it after all, and waits while that is at it.
     */
    Uni<JobReply> once(JobRequest request, boolean repeatable, Function<JobRequest, Uni<JobReply>> effect) {
        long received = System.nanoTime();
        List<String> earlier = AgainIds.before(request.jobId());
        if (earlier.isEmpty()) {
            return perform(request, received, repeatable, effect);
        }
        return effects.find(and(in("_id", earlier), EffectUpdates.doneOrUnderWay()))
                .chain(found -> found == null
                        ? perform(request, received, repeatable, effect)
                        : Uni.createFrom().item(refusal(found, request)));
    }

    private Uni<JobReply> perform(
            JobRequest request, long received, boolean repeatable, Function<JobRequest, Uni<JobReply>> effect) {
        String by = UUID.randomUUID().toString();
        return effects.upsertAndGet(request.jobId(), EffectUpdates.begin(request, by, repeatable, kept))
                .chain(entry -> entry.by().equals(by)
                        ? act(request, by, received, repeatable, effect)
                        : Uni.createFrom().item(refusal(entry, request)));
    }

    private static JobReply refusal(EffectDocument entry, JobRequest request) {
        if (entry.reply() != null) {
            return entry.reply().toReply();
        }
        return entry.id().equals(request.jobId()) && entry.fence() > request.fence()
                ? JobReply.superseded()
                : JobReply.busy(Duration.ofSeconds(1));
    }

    /** An effect that failed without a word may have happened; one that may not be repeated is then closed as unknown. */
    private Uni<JobReply> act(
            JobRequest request,
            String by,
            long received,
            boolean repeatable,
            Function<JobRequest, Uni<JobReply>> effect) {
        long left = request.deadlineMs() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - received);
        if (left <= 0) {
            return leave(request, by, JobReply.busy(Duration.ofSeconds(1)));
        }
        Uni<JobReply> acted = Uni.createFrom().deferred(() -> effect.apply(request.withDeadline(left)));
        Uni<JobReply> told = repeatable
                ? acted.onFailure().call(() -> write(request, by, EffectUpdates.reopen()))
                : acted.onFailure().recoverWithItem(() -> JobReply.unknown("failed"));
        return told.chain(reply -> leave(request, by, reply));
    }

    private Uni<JobReply> leave(JobRequest request, String by, JobReply reply) {
        return reply.outcome().isFinal()
                ? write(request, by, EffectUpdates.close(StoredReply.of(reply), kept))
                        .map(mine -> mine ? reply : JobReply.superseded())
                : write(request, by, EffectUpdates.reopen()).replaceWith(reply);
    }

    private Uni<Boolean> write(JobRequest request, String by, List<? extends Bson> change) {
        Bson mine = and(eq("_id", request.jobId()), eq("by", by), eq("state", EffectState.STARTED.name()));
        return effects.update(mine, change).map(result -> result.getMatchedCount() == 1);
    }
}
