package dev.holdfast.kit.job.effect;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What this service did about one job.
 *
 * @param id of the job
 * @param fence the highest that was let in
 * @param by names the one call that was let in last
 * @param until when that call's time is over, by MongoDB's clock
 * @param reply present when DONE
 */
@RegisterForReflection
public record EffectDocument(
        @BsonId String id,
        long fence,
        EffectState state,
        String by,
        Instant startedAt,
        Instant until,
        @Nullable StoredReply reply,
        Instant purgeAt) {

    public enum EffectState {
        /** The last try ended without an effect: the next fence may begin. */
        OPEN,
        /** Somebody is at it, until {@code until}. */
        STARTED,
        /** There is an answer, for good. */
        DONE
    }

    /** An answer that is given again whenever the job comes again. */
    public record StoredReply(
            JobReply.Outcome outcome,
            @Nullable Document result,
            @Nullable String error) {

        static StoredReply of(JobReply reply) {
            return new StoredReply(
                    reply.outcome(), reply.result() == null ? null : new Document(reply.result()), reply.error());
        }

        JobReply toReply() {
            return new JobReply(outcome, null, result, error);
        }
    }
}
