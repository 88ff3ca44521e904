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

    public static JobDocument aJob(String lane, Instant runAt, @Nullable Instant expireAt) {
        return JobDocument.ready(
                "test|" + UUID.randomUUID(),
                "test",
                lane,
                new JobRef("thing", "thing_1", 1),
                runAt,
                expireAt,
                new Document("v", 1),
                runAt);
    }

    public static JobDocument aRunningJob(int attempts, int stalls) {
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
                new JobDocument.Lease("worker", job.at(), job.at().plusSeconds(60)),
                job.payload(),
                null,
                null,
                job.at(),
                null,
                null);
    }
}
