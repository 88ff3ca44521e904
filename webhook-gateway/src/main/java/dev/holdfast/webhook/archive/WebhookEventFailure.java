package dev.holdfast.webhook.archive;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.FailureKind;
import dev.holdfast.kit.service.failure.Problem;

/** Why a question about stored events ends without an answer. */
sealed interface WebhookEventFailure extends Failure {

    /** No event has this id, or it is past its 90 days. */
    record NotFound() implements WebhookEventFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case NotFound() ->
                Problem.of(FailureKind.NOT_FOUND, "webhook-event-not-found", "There is no such webhook event");
        };
    }
}
