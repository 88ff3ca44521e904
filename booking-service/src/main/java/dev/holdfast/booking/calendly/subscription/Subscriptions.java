package dev.holdfast.booking.calendly.subscription;

import dev.holdfast.booking.calendly.api.CalendlyClient;
import dev.holdfast.booking.calendly.api.CalendlyConfig;
import dev.holdfast.booking.calendly.api.CalendlyUser;
import dev.holdfast.booking.calendly.api.WebhookSubscription;
import dev.holdfast.kit.service.time.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that Calendly sends us its events. Running it twice, or on several replicas at once, leaves one living
 * subscription; stopping half-way leaves one for the next run to find.
 */
@ApplicationScoped
public class Subscriptions {

    private static final int ALREADY_THERE = 409;

    private final CalendlyClient calendly;
    private final CalendarLinkStore links;
    private final String url;
    private final @Nullable String signingKey;
    private final String owner;

    Subscriptions(
            CalendlyClient calendly,
            CalendarLinkStore links,
            CalendlyConfig config,
            Ids ids,
            @ConfigProperty(name = "holdfast.public-url") String publicUrl) {
        this.calendly = calendly;
        this.links = links;
        this.url = config.webhookUrl().map(URI::toString).orElse(withoutSlash(publicUrl) + "/webhooks/calendly");
        this.signingKey =
                config.signingKeys().flatMap(keys -> keys.stream().findFirst()).orElse(null);
        this.owner = ids.next("node");
    }

    /** Whether there is a token to ask with and a key to be signed to. */
    public boolean areWanted() {
        return calendly.isConnected() && signingKey != null;
    }

    /** Finds or makes the subscription; fails when Calendly does not answer well or another replica is at it. */
    public Uni<SubscriptionHealth> ensure() {
        return calendly.me().chain(this::ensureFor);
    }

    private Uni<SubscriptionHealth> ensureFor(CalendlyUser user) {
        return links.lease(user, owner).invoke(Subscriptions::requireLease).chain(() -> findOrMake(user)
                .call(found -> links.connected(user, owner, found.subscription()))
                .map(Found::health)
                .onFailure()
                .call(() -> links.release(user, owner).onFailure().recoverWithNull()));
    }

    private Uni<Found> findOrMake(CalendlyUser user) {
        return calendly.subscriptions(user).chain(all -> {
            Optional<WebhookSubscription> ours = ours(all);
            if (ours.isPresent() && ours.get().isAlive()) {
                return Uni.createFrom().item(new Found(ours.get(), false));
            }
            Uni<WebhookSubscription> made = ours.isEmpty() ? make(user) : remake(user, ours.get());
            return made.map(subscription -> new Found(subscription, true));
        });
    }

    private Uni<WebhookSubscription> make(CalendlyUser user) {
        String key = signingKey;
        if (key == null) {
            throw new IllegalStateException("no Calendly signing key is configured");
        }
        return calendly.subscribe(user, url, key)
                .onFailure(failure -> CalendlyClient.hasStatus(failure, ALREADY_THERE))
                .recoverWithUni(
                        () -> calendly.subscriptions(user).map(all -> ours(all).orElseThrow()));
    }

    /** A disabled subscription stays silent for ever; the one that replaces it may need its place. */
    private Uni<WebhookSubscription> remake(CalendlyUser user, WebhookSubscription dead) {
        return calendly.unsubscribe(dead).chain(() -> make(user));
    }

    private Optional<WebhookSubscription> ours(List<WebhookSubscription> all) {
        return all.stream()
                .filter(one -> one.callbackUrl().equals(url))
                .sorted((a, b) -> Boolean.compare(b.isAlive(), a.isAlive()))
                .findFirst();
    }

    private static void requireLease(boolean leased) {
        if (!leased) {
            throw new IllegalStateException("another replica sets up the Calendly subscription");
        }
    }

    private record Found(WebhookSubscription subscription, boolean remade) {

        SubscriptionHealth health() {
            return new SubscriptionHealth(remade, subscription.retryStartedAt());
        }
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
