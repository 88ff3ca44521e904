package dev.holdfast.identity.credential;

import static dev.holdfast.kit.service.failure.FailureKind.UNAVAILABLE;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.Problem;
import java.time.Duration;

/** Why a password could not be hashed or compared. */
public sealed interface CredentialFailure extends Failure {

    /** Every hashing thread is taken and the queue behind them is full. */
    record HashingBusy(Duration retryAfter) implements CredentialFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case HashingBusy(var retryAfter) ->
                Problem.of(UNAVAILABLE, "hashing-busy", "Too many sign-ins at once")
                        .retryAfter(retryAfter);
        };
    }
}
