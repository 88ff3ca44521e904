package dev.holdfast.identity.account;

import static dev.holdfast.kit.service.failure.FailureKind.CONFLICT;
import static dev.holdfast.kit.service.failure.FailureKind.NOT_FOUND;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.Problem;

/** Why a request about users ends without what was asked for. */
public sealed interface AccountFailure extends Failure {

    record UserNotFound() implements AccountFailure {}

    /** Told to admins only; whoever registers learns nothing about other people's addresses. */
    record EmailTaken() implements AccountFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case UserNotFound() -> Problem.of(NOT_FOUND, "user-not-found", "There is no such user");
            case EmailTaken() -> Problem.of(CONFLICT, "email-taken", "Somebody has this e-mail address already");
        };
    }
}
