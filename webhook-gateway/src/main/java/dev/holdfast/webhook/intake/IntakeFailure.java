package dev.holdfast.webhook.intake;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.FailureKind;
import dev.holdfast.kit.service.failure.Problem;
import java.time.Duration;

/** Why a delivery is not acknowledged. */
sealed interface IntakeFailure extends Failure {

    /** Nobody of that name sends us webhooks. */
    record UnknownProvider() implements IntakeFailure {}

    /** The signature is missing, sent twice, malformed, or not made with one of our keys over these bytes. */
    record SignatureRefused() implements IntakeFailure {}

    /** As many deliveries as we take at once are under way. */
    record Busy() implements IntakeFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case UnknownProvider() ->
                Problem.of(FailureKind.NOT_FOUND, "unknown-provider", "No webhooks are taken from this provider");
            case SignatureRefused() ->
                Problem.of(FailureKind.UNAUTHENTICATED, "signature-refused", "The signature does not hold")
                        .detail("Send one signature header, made with a current key over the exact bytes of the body.");
            case Busy() ->
                Problem.of(FailureKind.UNAVAILABLE, "intake-busy", "Too many deliveries at once, please send it again")
                        .retryAfter(Duration.ofSeconds(2));
        };
    }
}
