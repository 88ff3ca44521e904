package dev.holdfast.identity.session;

import static dev.holdfast.kit.service.failure.FailureKind.FORBIDDEN;
import static dev.holdfast.kit.service.failure.FailureKind.NOT_FOUND;
import static dev.holdfast.kit.service.failure.FailureKind.UNAUTHENTICATED;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.Problem;

/** Why somebody is not, or no longer, signed in. */
public sealed interface SessionFailure extends Failure {

    /** No such account, or not its password; which of them is not told. */
    record BadCredentials() implements SessionFailure {}

    /** The password is right, the address is not verified yet. */
    record EmailUnverified() implements SessionFailure {}

    /** No refresh token, or one that is not taken (any more). */
    record SessionEnded() implements SessionFailure {}

    /** None of the caller's own sessions has this id. */
    record SessionNotFound() implements SessionFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case BadCredentials() ->
                Problem.of(UNAUTHENTICATED, "bad-credentials", "E-mail address or password is wrong");
            case EmailUnverified() ->
                Problem.of(FORBIDDEN, "email-unverified", "Please verify your e-mail address first");
            case SessionEnded() -> Problem.of(UNAUTHENTICATED, "session-ended", "Please sign in again");
            case SessionNotFound() -> Problem.of(NOT_FOUND, "session-not-found", "There is no such session");
        };
    }
}
