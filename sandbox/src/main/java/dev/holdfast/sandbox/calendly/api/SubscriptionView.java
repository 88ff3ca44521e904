package dev.holdfast.sandbox.calendly.api;

import dev.holdfast.sandbox.calendly.agenda.CalendlyUris;
import dev.holdfast.sandbox.calendly.webhook.Subscription;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook subscription; its signing key is never shown. */
record SubscriptionView(
        String uri,
        String callbackUrl,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant retryStartedAt,
        String state,
        List<String> events,
        String scope,
        String organization,
        @Nullable String user,
        String creator) {

    static SubscriptionView of(Subscription subscription, CalendlyUris uris) {
        return new SubscriptionView(
                uris.subscription(subscription.uuid()),
                subscription.callbackUrl(),
                subscription.createdAt(),
                subscription.updatedAt(),
                subscription.retryStartedAt(),
                subscription.active() ? "active" : "disabled",
                subscription.events(),
                subscription.scope(),
                uris.organization(),
                subscription.scope().equals("user") ? uris.user() : null,
                uris.user());
    }
}
