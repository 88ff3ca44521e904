package dev.holdfast.sandbox.calendly.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The faults that wait for a message. Each message meets the oldest one that matches, and no other. */
public final class DeliveryFaults {

    private final List<Armed> armed = new ArrayList<>();

    /**
     * Arms a fault for the next {@code times} messages.
     *
     * @param event only for messages of this event; null for any
     */
    public void arm(DeliveryFault fault, @Nullable String event, int times) {
        armed.add(new Armed(fault, event, times));
    }

    public List<Armed> armed() {
        return List.copyOf(armed);
    }

    public void clear() {
        armed.clear();
    }

    Optional<DeliveryFault> take(WebhookMessage message) {
        for (var i = 0; i < armed.size(); i++) {
            var candidate = armed.get(i);
            if (candidate.matches(message)) {
                use(i);
                return Optional.of(candidate.fault());
            }
        }
        return Optional.empty();
    }

    private void use(int index) {
        var used = armed.get(index);
        if (used.remaining() > 1) {
            armed.set(index, new Armed(used.fault(), used.event(), used.remaining() - 1));
        } else {
            armed.remove(index);
        }
    }

    /** A fault and how many more messages it is meant for. */
    public record Armed(DeliveryFault fault, @Nullable String event, int remaining) {

        boolean matches(WebhookMessage message) {
            return event == null || event.equals(message.event());
        }
    }
}
