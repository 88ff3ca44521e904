package dev.holdfast.booking.idempotency;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.FailureKind;
import dev.holdfast.kit.service.failure.Problem;

/** Why an {@code Idempotency-Key} does not get its request done. */
public sealed interface IdempotencyFailure extends Failure {

    /** The same key came with another request before. */
    record KeyReused() implements IdempotencyFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case KeyReused() ->
                Problem.of(FailureKind.INVALID, "idempotency-key-reused", "This key came with another request before");
        };
    }
}
