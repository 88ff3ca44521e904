package dev.holdfast.webhook.intake;

import dev.holdfast.kit.service.failure.FailureException;
import dev.holdfast.webhook.archive.KeptAs;
import dev.holdfast.webhook.archive.ReceivedEvent;
import dev.holdfast.webhook.archive.ReceivedEvent.Rendering;
import dev.holdfast.webhook.archive.WebhookEvents;
import dev.holdfast.webhook.intake.IntakeFailure.SignatureRefused;
import dev.holdfast.webhook.intake.IntakeFailure.UnknownProvider;
import dev.holdfast.webhook.provider.Delivery;
import dev.holdfast.webhook.provider.EventReading.Understood;
import dev.holdfast.webhook.provider.EventReading.Unreadable;
import dev.holdfast.webhook.provider.Provider;
import dev.holdfast.webhook.provider.Providers;
import dev.holdfast.webhook.signature.SignatureVerdict.Malformed;
import dev.holdfast.webhook.signature.SignatureVerdict.Mismatch;
import dev.holdfast.webhook.signature.SignatureVerdict.Valid;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** The whole way of a delivery: known provider, bounded read, signature, one insert. */
@Singleton
class Intake {

    private final Providers providers;
    private final BodyReader bodies;
    private final WebhookEvents events;
    private final IntakeMetrics metrics;
    private final Clock clock;
    private final Places storing;

    Intake(
            Providers providers,
            BodyReader bodies,
            WebhookEvents events,
            IntakeMetrics metrics,
            Clock clock,
            IntakeConfig config) {
        this.providers = providers;
        this.bodies = bodies;
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
        this.storing = new Places(config.maxStoring(), config.maxStoring());
    }

    /** Takes a delivery. An item means that it is on disk and may be acknowledged. */
    Uni<KeptAs> receive(String providerName, RoutingContext context) {
        return providers
                .find(providerName)
                .map(provider -> receive(provider, context))
                .orElseGet(() -> Uni.createFrom().failure(new UnknownProvider().asException()));
    }

    private Uni<KeptAs> receive(Provider provider, RoutingContext context) {
        return bodies.read(context)
                .map(body -> Deliveries.of(context.request().headers(), body, clock.instant()))
                .chain(delivery -> accept(provider, delivery))
                .invoke(keptAs -> metrics.count(provider.name(), keptAs))
                .onFailure(FailureException.class)
                .invoke(e -> metrics.countRefused(provider.name(), e.failure()));
    }

    private Uni<KeptAs> accept(Provider provider, Delivery delivery) {
        return switch (provider.verify(delivery)) {
            case Valid(var signedAt) ->
                storing.within(provider.name(), () -> events.keep(read(provider, delivery, signedAt)));
            case Mismatch ignored -> refused();
            case Malformed ignored -> refused();
        };
    }

    private static Uni<KeptAs> refused() {
        return Uni.createFrom().failure(new SignatureRefused().asException());
    }

    private static ReceivedEvent read(Provider provider, Delivery delivery, Instant signedAt) {
        var rendering = new Rendering(
                delivery.body(),
                Deliveries.keptHeaders(delivery),
                signedAt,
                provider.isLate(signedAt, delivery.receivedAt()),
                delivery.receivedAt());
        return switch (provider.read(delivery.body())) {
            case Understood(var key, var event, var token) ->
                ReceivedEvent.readable(provider.name(), key, event, token, rendering);
            case Unreadable() -> ReceivedEvent.unreadable(provider.name(), rendering);
        };
    }
}
