package dev.holdfast.sandbox.calendly.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that wait for a message. Each message meets the oldest one that matches, and no other. */
public final class DeliveryFaults {

    private final List<Armed> armed = new ArrayList<>();

    /**
     * Arms a fault for the next {@code times} messages.
     *
     * @param messages which ones are meant
     */
    public void arm(DeliveryFault fault, MessageFilter messages, int times) {
        armed.add(new Armed(fault, messages, times));
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
            if (candidate.messages().accepts(message)) {
                use(i);
                return Optional.of(candidate.fault());
            }
        }
        return Optional.empty();
    }

    private void use(int index) {
        var used = armed.get(index);
        if (used.remaining() > 1) {
            armed.set(index, new Armed(used.fault(), used.messages(), used.remaining() - 1));
        } else {
            armed.remove(index);
        }
    }

    /** A fault and how many more messages it is meant for. */
    public record Armed(DeliveryFault fault, MessageFilter messages, int remaining) {}
}
