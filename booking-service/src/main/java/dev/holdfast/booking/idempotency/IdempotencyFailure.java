package dev.holdfast.booking.idempotency;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.FailureKind;
import dev.holdfast.kit.service.failure.Problem;
import java.time.Duration;

/** Why an {@code Idempotency-Key} does not get its request done. */
public sealed interface IdempotencyFailure extends Failure {

    /** The same key came with another request before. */
    record KeyReused() implements IdempotencyFailure {}

    /** The first request with this key is not done yet; within five seconds it is, or this one may take its place. */
    record RequestInProgress() implements IdempotencyFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case KeyReused() ->
                Problem.of(FailureKind.INVALID, "idempotency-key-reused", "This key came with another request before");
            case RequestInProgress() ->
                Problem.of(FailureKind.CONFLICT, "request-in-progress", "This request is being worked on")
                        .detail("It came a moment ago and is not done yet. Please try again.")
                        .retryAfter(Duration.ofSeconds(1));
        };
    }
}
