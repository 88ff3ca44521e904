package dev.holdfast.booking.practice;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.FailureKind;
import dev.holdfast.kit.service.failure.Problem;

/** Why a request about the practice ends without what was asked for. */
sealed interface PracticeFailure extends Failure {

    /** The choices are not those of the version that the request names. */
    record ChangedMeanwhile(long version) implements PracticeFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case ChangedMeanwhile(var version) ->
                Problem.of(FailureKind.CONFLICT, "practice-changed", "Somebody else has changed this meanwhile")
                        .detail("Read the choices again and decide anew.")
                        .with("version", version);
        };
    }
}
