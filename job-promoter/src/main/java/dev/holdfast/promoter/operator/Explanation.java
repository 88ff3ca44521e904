package dev.holdfast.promoter.operator;

import dev.holdfast.kit.job.hint.LaneLook;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobDocument.JobError;
import dev.holdfast.kit.job.targets.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a job has not run, or how it ended, in words. Pure.
 *
 * @param reason a stable word
 * @param text a sentence or two for people
 */
record Explanation(String reason, String text) {

    /**
     * What is known around a job.
     *
     * @param now by MongoDB's clock, which decides what is due
     * @param lane its lane; {@code null} when the queue Redis does not answer
     */
    record Facts(Instant now, @Nullable LaneLook lane) {}

    static Explanation of(JobDocument job, Facts facts) {
        return switch (job.state()) {
            case READY -> job.runAt().isAfter(facts.now()) ? notDue(job, facts.now()) : due(job, facts);
            case RUNNING -> running(job, facts.now());
            case DONE -> new Explanation("done", "It is done since " + Words.time(job.doneAt()) + ".");
            case CANCELLED -> cancelled(job);
            case EXPIRED ->
                new Explanation(
                        "expired",
                        "Nobody ran it before " + Words.time(job.expireAt())
                                + ", after which its effect is worthless.");
            case DEAD -> dead(job);
            case UNKNOWN ->
                new Explanation(
                        "unknown",
                        "Its effect may have happened and may not be repeated: it ended with " + Words.error(job.err())
                                + ". Find out whether it happened; retry it knowingly if it did not.");
        };
    }

    private static Explanation notDue(JobDocument job, Instant now) {
        String when = "It becomes due at " + Words.time(job.runAt()) + ", in " + Words.span(now, job.runAt()) + ".";
        JobError err = job.err();
        if (err == null) {
            return new Explanation("not-due", when);
        }
        return switch (err.code()) {
            case Refusal.AWAY ->
                new Explanation(
                        "breaker-open", "Its target does not answer, so the breaker of its worker is open. " + when);
            case Refusal.SPENT ->
                new Explanation(
                        "budget-spent", "Its target was asked as often as agreed: the budget is spent. " + when);
            default -> new Explanation("tried-before", tried(job, err) + " " + when);
        };
    }

    private static String tried(JobDocument job, JobError err) {
        if (job.attempts() + job.stalls() == 0) {
            return "It was put off, which costs no attempt: " + Words.error(err) + ".";
        }
        return "It failed %s of at most %d and its lease ran out %s; the last trouble was %s."
                .formatted(Words.times(job.attempts()), job.maxAttempts(), Words.times(job.stalls()), Words.error(err));
    }

    private static Explanation due(JobDocument job, Facts facts) {
        String since = "It is due since " + Words.time(job.runAt()) + " (" + Words.span(job.runAt(), facts.now()) + ")";
        LaneLook lane = facts.lane();
        String name = "lane \"" + job.lane() + "\"";
        if (lane == null) {
            return new Explanation(
                    "redis-away",
                    since + " and waits for " + name
                            + ". Whether a worker is alive cannot be told, since the queue Redis"
                            + " does not answer; workers read due jobs from MongoDB meanwhile.");
        }
        if (lane.workers() == 0) {
            return new Explanation("no-worker", since + ", and no worker of " + name + " is alive.");
        }
        if (lane.refused()) {
            return new Explanation(
                    "target-refused",
                    since + ". A worker takes no jobs of type \"" + job.type()
                            + "\" now: their target does not answer (breaker open), or its budget is spent.");
        }
        return new Explanation("waiting-for-lane", since + " and waits for " + name + ": " + Words.queue(lane) + ".");
    }

    private static Explanation running(JobDocument job, Instant now) {
        var lease = job.lease();
        if (lease == null) {
            return new Explanation("running", "It is running.");
        }
        String who = "It runs since %s (%s), taken by worker %s under fence %d."
                .formatted(Words.time(lease.at()), Words.span(lease.at(), now), lease.owner(), job.fence());
        return lease.until().isBefore(now)
                ? new Explanation(
                        "lease-over",
                        who + " Its lease ran out at " + Words.time(lease.until())
                                + ": its worker is dead or frozen, and the reaper gives it back.")
                : new Explanation("running", who);
    }

    private static Explanation cancelled(JobDocument job) {
        JobError err = job.err();
        return err != null && err.code().equals(Steering.BY_HAND)
                ? new Explanation("cancelled-by-hand", "An operator cancelled it at " + Words.time(err.at()) + ".")
                : new Explanation(
                        "superseded",
                        "When its turn came nobody wanted it any more: it ended with " + Words.error(err) + ".");
    }

    /** The attempt after which it was given up is not among those that are counted. */
    private static Explanation dead(JobDocument job) {
        JobError err = job.err();
        String tries = err != null && err.code().equals("stalled")
                ? "Its lease ran out " + Words.times(job.stalls() + 1) + ", so it may be what kills its workers"
                : "It was given up after " + Words.tries(job.attempts() + 1);
        return new Explanation("dead", tries + "; the last error is " + Words.error(err) + ".");
    }
}
