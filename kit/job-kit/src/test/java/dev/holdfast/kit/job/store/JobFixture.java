package dev.holdfast.kit.job.store;

import java.time.Instant;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Jobs for tests; each has an id and, unless said otherwise, a lane of its own. */
public final class JobFixture {

    private JobFixture() {}

    public static String aLane() {
        return "l" + UUID.randomUUID().toString().substring(0, 8);
    }

    public static JobDocument aDueJob() {
        return aDueJob(aLane());
    }

    public static JobDocument aDueJob(String lane) {
        return aJob(lane, Instant.now().minusSeconds(1), null);
    }

    public static JobDocument aDueJob(String lane, Document payload) {
        return aJob(lane, Instant.now().minusSeconds(1), null, payload);
    }

    public static JobDocument aJob(String lane, Instant runAt, @Nullable Instant expireAt) {
        return aJob(lane, runAt, expireAt, new Document("v", 1));
    }

    private static JobDocument aJob(String lane, Instant runAt, @Nullable Instant expireAt, Document payload) {
        return JobDocument.ready(
                "test|" + UUID.randomUUID(),
                "test",
                lane,
                new JobRef("thing", "thing_1", 1),
                runAt,
                expireAt,
                payload,
                runAt);
    }

    /** A job that is held under fence 1, and whose effect was about to begin under the given fence. */
    public static JobDocument aMarkedJob(EffectPolicy policy, long fence) {
        return aRunningJob(0, 0, new JobDocument.EffectMarker(policy, fence, Instant.now()));
    }

    public static JobDocument aRunningJob(int attempts, int stalls) {
        return aRunningJob(attempts, stalls, null);
    }

    private static JobDocument aRunningJob(int attempts, int stalls, JobDocument.@Nullable EffectMarker marker) {
        JobDocument job = aDueJob();
        return new JobDocument(
                job.id(),
                job.type(),
                job.lane(),
                job.ref(),
                JobState.RUNNING,
                job.runAt(),
                null,
                attempts,
                job.maxAttempts(),
                stalls,
                job.maxStalls(),
                1L,
                new JobDocument.Lease("worker", "claim", job.at(), job.at().plusSeconds(60)),
                marker,
                job.payload(),
                null,
                null,
                job.at(),
                null,
                null,
                null);
    }
}
