package dev.holdfast.sandbox.calendly.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All subscriptions, in the order of their creation. */
public final class Subscriptions {

    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final Clock clock;
    private final Supplier<UUID> ids;

    public Subscriptions(Clock clock, Supplier<UUID> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Adds a subscription unless an active one has the same URL and scope. A disabled one is not in the way: it is to be
     * recreated.
     *
     * @param signingKey chosen by the subscriber; a random one is made when it is absent
     * @return nothing when there is such a subscription already
     */
    public Optional<Subscription> create(
            String callbackUrl, List<String> events, String scope, @Nullable String signingKey) {
        if (all().stream().anyMatch(other -> other.active() && other.hasSameTarget(callbackUrl, scope))) {
            return Optional.empty();
        }
        var key = signingKey == null ? ids.get().toString() + ids.get() : signingKey;
        var now = clock.instant();
        var subscription =
                new Subscription(ids.get().toString(), callbackUrl, events, scope, key, true, now, now, null);
        subscriptions.put(subscription.uuid(), subscription);
        return Optional.of(subscription);
    }

    public List<Subscription> all() {
        return List.copyOf(subscriptions.values());
    }

    public Optional<Subscription> find(String uuid) {
        return Optional.ofNullable(subscriptions.get(uuid));
    }

    /** Whether there was such a subscription. */
    public boolean remove(String uuid) {
        return subscriptions.remove(uuid) != null;
    }

    List<Subscription> wanting(String event) {
        return all().stream().filter(subscription -> subscription.wants(event)).toList();
    }

    void noteFailing(String uuid) {
        change(uuid, it -> it.retryStartedAt() == null ? it.retryingSince(now(), now()) : it);
    }

    void noteHealthy(String uuid) {
        change(uuid, it -> it.retryStartedAt() != null ? it.retryingSince(null, now()) : it);
    }

    void disable(String uuid) {
        change(uuid, it -> it.disabled(now()));
    }

    private Instant now() {
        return clock.instant();
    }

    private void change(String uuid, UnaryOperator<Subscription> change) {
        subscriptions.computeIfPresent(uuid, (same, subscription) -> change.apply(subscription));
    }
}
