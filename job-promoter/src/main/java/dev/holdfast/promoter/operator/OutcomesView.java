package dev.holdfast.promoter.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobState;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of the latest job of each document; documents without one are left out. */
record OutcomesView(List<OutcomeView> items) {

    /**
     * How the latest job of a document stands.
     *
     * @param ref the document
     * @param id the job
     * @param error the last thing that went wrong
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OutcomeView(
            String ref, String id, JobState state, @Nullable String error) {

        static OutcomeView of(JobDocument job) {
            var err = job.err();
            return new OutcomeView(job.ref().id(), job.id(), job.state(), err == null ? null : err.code());
        }
    }

    /** @param jobs the newest first */
    static OutcomesView ofLatest(List<JobDocument> jobs) {
        return new OutcomesView(jobs.stream()
                .collect(Collectors.toMap(job -> job.ref().id(), Function.identity(), (newer, older) -> newer))
                .values()
                .stream()
                .map(OutcomeView::of)
                .toList());
    }
}
