package dev.holdfast.identity.registration;

import static dev.holdfast.kit.service.failure.FailureKind.FORBIDDEN;
import static dev.holdfast.kit.service.failure.FailureKind.UNAUTHENTICATED;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.Problem;

/** Why an address is not verified although its link is good. */
sealed interface RegistrationFailure extends Failure {

    /** The address was registered more than once, so the link alone does not say whose password it would make valid. */
    record PasswordNeeded() implements RegistrationFailure {}

    /** The password is not the one of the registration that the link was mailed for. */
    record OtherPassword() implements RegistrationFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case PasswordNeeded() ->
                Problem.of(FORBIDDEN, "password-needed", "Please type the password you chose when you signed up")
                        .detail("Somebody, perhaps you, signed up with this address more than once.");
            case OtherPassword() ->
                Problem.of(UNAUTHENTICATED, "other-password", "That is not the password of the latest sign-up")
                        .detail("Sign up again, or ask for a link that lets you choose a new password.");
        };
    }
}
