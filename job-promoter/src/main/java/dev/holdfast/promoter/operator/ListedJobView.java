package dev.holdfast.promoter.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.kit.job.store.JobState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job in a list.
 *
 * @param runAt when it is, or was, due
 * @param at when it was born
 * @param error the last thing that went wrong, a stable word
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListedJobView(
        String id,
        String type,
        String lane,
        JobRef ref,
        JobState state,
        Instant runAt,
        Instant at,
        @Nullable Instant doneAt,
        int attempts,
        int stalls,
        @Nullable String error) {

    static ListedJobView of(JobDocument job) {
        var err = job.err();
        return new ListedJobView(
                job.id(),
                job.type(),
                job.lane(),
                job.ref(),
                job.state(),
                job.runAt(),
                job.at(),
                job.doneAt(),
                job.attempts(),
                job.stalls(),
                err == null ? null : err.code());
    }
}
