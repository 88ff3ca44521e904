package dev.holdfast.identity.link;

import static dev.holdfast.kit.service.failure.FailureKind.UNAUTHENTICATED;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.Problem;

/** Why a link comes to nothing. */
public sealed interface LinkFailure extends Failure {

    record LinkExpired() implements LinkFailure {}

    /** The link was not issued here, was cut off, was used, or is for something that is no longer so. */
    record LinkInvalid() implements LinkFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case LinkExpired() -> Problem.of(UNAUTHENTICATED, "link-expired", "This link has expired");
            case LinkInvalid() -> Problem.of(UNAUTHENTICATED, "link-invalid", "This link is not valid");
        };
    }
}
