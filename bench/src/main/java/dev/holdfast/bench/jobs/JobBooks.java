package dev.holdfast.bench.jobs;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What {@code jobs} says of the jobs of a run. Times are MongoDB's, but for births, which are the worker's; both of one machine. */
final class JobBooks {

    private static final Duration PACE = Duration.ofMillis(20);

    private final MongoCollection<Document> jobs;

    JobBooks(MongoCollection<Document> jobs) {
        this.jobs = jobs;
    }

    /**
     * Waits until every job of a run is DONE. Most of the time it looks at the last one alone, so that looking costs nothing.
     *
     * @throws org.awaitility.core.ConditionTimeoutException if that takes longer
     */
    void awaitDone(String run, int count, Duration limit) {
        Bson last = eq("_id", "noop|" + run + "|" + (count - 1));
        Awaitility.await("the last job of " + run)
                .pollDelay(Duration.ZERO)
                .pollInterval(PACE)
                .atMost(limit)
                .until(() -> jobs.countDocuments(and(last, eq("state", "DONE"))) == 1);
        Awaitility.await("all jobs of " + run)
                .pollDelay(Duration.ZERO)
                .pollInterval(PACE)
                .atMost(limit)
                .until(() -> jobs.countDocuments(and(of(run), eq("state", "DONE"))) == count);
    }

    /** All of a run that is done. */
    Run read(String run) {
        List<Long> late = new ArrayList<>();
        Instant firstBorn = Instant.MAX;
        Instant lastDone = Instant.MIN;
        long claimedAgain = 0;
        for (Document job : jobs.find(of(run)).projection(include("at", "runAt", "doneAt", "fence"))) {
            Instant born = job.getDate("at").toInstant();
            Instant done = job.getDate("doneAt").toInstant();
            late.add(Math.max(
                    0, Duration.between(job.getDate("runAt").toInstant(), done).toMillis()));
            firstBorn = born.isBefore(firstBorn) ? born : firstBorn;
            lastDone = done.isAfter(lastDone) ? done : lastDone;
            claimedAgain += job.getLong("fence") - 1;
        }
        return new Run(late.stream().sorted().toList(), Duration.between(firstBorn, lastDone), claimedAgain);
    }

    void remove(String run) {
        jobs.deleteMany(of(run));
    }

    private static Bson of(String run) {
        return regex("_id", "^noop\\|" + run + "\\|");
    }

    /**
     * Jobs that are done.
     *
     * @param lateMillis of each, from when it was due to when it was done, in milliseconds; sorted
     * @param took from the first birth to the last end
     * @param claimedAgain claims beyond the one that a job needs
     */
    record Run(List<Long> lateMillis, Duration took, long claimedAgain) {

        double perSecond() {
            return lateMillis.size() * 1e9 / took.toNanos();
        }

        long lateMillis(double part) {
            return lateMillis.get((int) ((lateMillis.size() - 1) * part));
        }
    }
}
