package dev.holdfast.identity.throttle;

import static dev.holdfast.kit.service.failure.FailureKind.RATE_LIMITED;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.Problem;
import java.time.Duration;

/** Why an attempt is not even looked at. */
public sealed interface ThrottleFailure extends Failure {

    /** Too many wrong passwords; the same whether or not there is such an account. */
    record TooManyAttempts(Duration pause) implements ThrottleFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case TooManyAttempts(var pause) ->
                Problem.of(RATE_LIMITED, "too-many-attempts", "Too many wrong passwords, please wait")
                        .retryAfter(pause);
        };
    }
}
