package dev.holdfast.promoter.operator;

import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.FailureKind;
import dev.holdfast.kit.service.failure.Problem;

/** Why a request about jobs ends without what was asked for. */
sealed interface OperatorFailure extends Failure {

    /** No job has this id, or it ended longer ago than jobs are kept. */
    record NotFound() implements OperatorFailure {}

    /** Only what ended without its effect is done again. */
    record NotRetryable(JobState state) implements OperatorFailure {}

    /** Its effect may have happened, and nobody said that it may happen twice. */
    record NeedsKnowing() implements OperatorFailure {}

    /** Only what waits can be cancelled. */
    record NotCancellable(JobState state) implements OperatorFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case NotFound() -> Problem.of(FailureKind.NOT_FOUND, "job-not-found", "There is no such job");
            case NotRetryable(var state) ->
                Problem.of(FailureKind.CONFLICT, "job-not-retryable", "This job cannot be retried")
                        .detail(whyNotRetried(state))
                        .with("state", state.name());
            case NeedsKnowing() ->
                Problem.of(FailureKind.CONFLICT, "job-may-have-happened", "The effect of this job may have happened")
                        .detail("Find out whether it did. If it did not, or may happen twice, retry with "
                                + "\"knowingly\": true.")
                        .with("state", JobState.UNKNOWN.name());
            case NotCancellable(var state) ->
                Problem.of(FailureKind.CONFLICT, "job-not-cancellable", "This job cannot be cancelled any more")
                        .detail(whyNotCancelled(state))
                        .with("state", state.name());
        };
    }

    private static String whyNotRetried(JobState state) {
        return switch (state) {
            case READY -> "It still waits and will run by itself.";
            case RUNNING -> "It is running; wait for how it ends.";
            case DONE -> "It is done.";
            case DEAD, UNKNOWN, CANCELLED, EXPIRED -> "It is " + state + ".";
        };
    }

    private static String whyNotCancelled(JobState state) {
        return switch (state) {
            case READY -> "It was being changed; try again.";
            case RUNNING -> "It is running, and what a worker has begun is the worker's to end.";
            case DONE -> "It is done.";
            case DEAD, UNKNOWN, CANCELLED, EXPIRED -> "It has ended already: it is " + state + ".";
        };
    }
}
