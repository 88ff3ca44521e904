package dev.holdfast.booking.task;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.FailureKind;
import dev.holdfast.kit.service.failure.Problem;

/** Why a request about tasks ends without what was asked for. */
sealed interface TaskFailure extends Failure {

    /** There is no task of this id. */
    record NotFound(String id) implements TaskFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case NotFound(var id) -> Problem.of(FailureKind.NOT_FOUND, "task-not-found", "There is no such task");
        };
    }
}
