package dev.holdfast.webhook.archive;

import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.FailureKind;
import dev.holdfast.kit.service.failure.Problem;

/** Why a question about stored events ends without an answer. */
sealed interface WebhookEventFailure extends Failure {

    /** No event has this id, or it is past its 90 days. */
    record NotFound() implements WebhookEventFailure {}

    /** It was not understood when it came, so there is no job that could process it. */
    record Unreadable() implements WebhookEventFailure {}

    /** Somebody else has replayed it since the caller looked. */
    record ReplayedMeanwhile(long replays) implements WebhookEventFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case NotFound() ->
                Problem.of(FailureKind.NOT_FOUND, "webhook-event-not-found", "There is no such webhook event");
            case Unreadable() ->
                Problem.of(FailureKind.CONFLICT, "webhook-event-unreadable", "This event cannot be processed")
                        .detail("Its body could not be read when it came, so no job can process it.");
            case ReplayedMeanwhile(var replays) ->
                Problem.of(FailureKind.CONFLICT, "webhook-event-replayed", "This event was replayed meanwhile")
                        .detail("Look at what became of it, and if it shall be replayed once more, expect " + replays
                                + ".")
                        .with("replays", replays);
        };
    }
}
