package dev.holdfast.sandbox.calendly.webhook;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The newest messages and deliveries; older ones are forgotten, so that a long run does not fill the memory. */
final class DeliveryLog {

    private static final int KEPT = 10_000;

    private final Deque<Delivery> deliveries = new ArrayDeque<>();
    private final Map<String, WebhookMessage> messages = new LinkedHashMap<>();

    void add(WebhookMessage message) {
        messages.put(keyOf(message.event(), message.inviteeUri()), message);
        if (messages.size() > KEPT) {
            messages.remove(messages.keySet().iterator().next());
        }
    }

    void add(Delivery delivery) {
        deliveries.add(delivery);
        if (deliveries.size() > KEPT) {
            deliveries.removeFirst();
        }
    }

    Collection<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** What was, or should have been, told first. */
    Optional<WebhookMessage> findMessage(String event, String inviteeUri) {
        return Optional.ofNullable(messages.get(keyOf(event, inviteeUri)));
    }

    private static String keyOf(String event, String inviteeUri) {
        return event + " " + inviteeUri;
    }
}
