package dev.holdfast.identity.account;

import static dev.holdfast.kit.service.failure.FailureKind.CONFLICT;
import static dev.holdfast.kit.service.failure.FailureKind.NOT_FOUND;
import static dev.holdfast.kit.service.failure.FailureKind.RATE_LIMITED;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.Problem;
import java.time.Duration;

/** Why a request about users ends without what was asked for. */
public sealed interface AccountFailure extends Failure {

    record UserNotFound() implements AccountFailure {}

    /** Told to admins only; whoever registers learns nothing about other people's addresses. */
    record EmailTaken() implements AccountFailure {}

    /** Nobody would be left who can make anybody an admin. */
    record LastAdmin() implements AccountFailure {}

    /** Nothing is changed any more. */
    record UserClosed() implements AccountFailure {}

    /** Only who was invited and has no password yet is invited again. */
    record NotInvited() implements AccountFailure {}

    /** The day has seen as many mails to this address as it may. */
    record TooManyMails(Duration untilTomorrow) implements AccountFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case UserNotFound() -> Problem.of(NOT_FOUND, "user-not-found", "There is no such user");
            case EmailTaken() -> Problem.of(CONFLICT, "email-taken", "Somebody has this e-mail address already");
            case LastAdmin() -> Problem.of(CONFLICT, "last-admin", "Somebody has to remain who is an admin");
            case UserClosed() -> Problem.of(CONFLICT, "user-closed", "This account is closed");
            case NotInvited() -> Problem.of(CONFLICT, "not-invited", "This account has a password already");
            case TooManyMails(var untilTomorrow) ->
                Problem.of(RATE_LIMITED, "too-many-mails", "This address has got enough mails for today")
                        .retryAfter(untilTomorrow);
        };
    }
}
