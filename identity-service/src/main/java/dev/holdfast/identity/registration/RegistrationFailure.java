package dev.holdfast.identity.registration;

import static dev.holdfast.kit.service.failure.FailureKind.NOT_FOUND;
import static dev.holdfast.kit.service.failure.FailureKind.UNAUTHENTICATED;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.Problem;

/** Why a link or a mail comes to nothing. */
public sealed interface RegistrationFailure extends Failure {

    record LinkExpired() implements RegistrationFailure {}

    /** The link was not issued here, was cut off, or belongs to an address or a registration that is no longer the user's. */
    record LinkInvalid() implements RegistrationFailure {}

    /** No mail of ours has this job id. */
    record NoSuchMail() implements RegistrationFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case LinkExpired() -> Problem.of(UNAUTHENTICATED, "link-expired", "This link has expired");
            case LinkInvalid() -> Problem.of(UNAUTHENTICATED, "link-invalid", "This link is not valid");
            case NoSuchMail() -> Problem.of(NOT_FOUND, "mail-not-found", "There is no such mail");
        };
    }
}
