package dev.holdfast.identity.mail;

import static dev.holdfast.kit.service.failure.FailureKind.NOT_FOUND;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.Problem;

/** Why there is nothing to say. */
sealed interface MailFailure extends Failure {

    /** No mail of ours has this job id, or its user is no longer known. */
    record NoSuchMail() implements MailFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case NoSuchMail() -> Problem.of(NOT_FOUND, "mail-not-found", "There is no such mail");
        };
    }
}
