package dev.holdfast.promoter.operator;

import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobDocument.PastClaim;
import dev.holdfast.kit.job.store.JobState;
import java.util.List;
import java.util.Objects;

/**
 * Why a job has not run, or how it ended.
 *
 * @param reason a stable word
 * @param text for people
 * @param claims the last five, the latest last
 */
record ExplanationView(String id, JobState state, String reason, String text, List<PastClaim> claims) {

    static ExplanationView of(JobDocument job, Explanation explanation) {
        return new ExplanationView(
                job.id(),
                job.state(),
                explanation.reason(),
                explanation.text(),
                Objects.requireNonNullElse(job.claims(), List.of()));
    }
}
