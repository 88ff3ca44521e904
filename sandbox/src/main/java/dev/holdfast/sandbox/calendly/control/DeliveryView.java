package dev.holdfast.sandbox.calendly.control;

import dev.holdfast.sandbox.calendly.webhook.Attempt;
import dev.holdfast.sandbox.calendly.webhook.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the control calls show it.
 *
 * @param status of the last attempt, null when there was none or no answer
 * @param body the exact text that was, or would have been, sent
 */
record DeliveryView(
        String id,
        String event,
        String inviteeUri,
        String callbackUrl,
        String state,
        @Nullable Instant signedAt,
        @Nullable Integer status,
        List<AttemptView> attempts,
        String body) {

    static DeliveryView of(Delivery delivery) {
        var attempts = delivery.attempts();
        return new DeliveryView(
                delivery.id(),
                delivery.message().event(),
                delivery.message().inviteeUri(),
                delivery.subscription().callbackUrl(),
                delivery.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                delivery.signedAt(),
                attempts.isEmpty() ? null : attempts.getLast().status(),
                attempts.stream().map(AttemptView::of).toList(),
                delivery.message().body());
    }

    record AttemptView(
            Instant at,
            Instant signedAt,
            @Nullable Integer status,
            @Nullable String error,
            long durationMillis) {

        static AttemptView of(Attempt attempt) {
            return new AttemptView(
                    attempt.at(),
                    attempt.signedAt(),
                    attempt.status(),
                    attempt.error(),
                    attempt.took().toMillis());
        }
    }
}
