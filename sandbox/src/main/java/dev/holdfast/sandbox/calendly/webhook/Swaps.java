package dev.holdfast.sandbox.calendly.webhook;

import java.util.ArrayList;
import java.util.List;

/** Deliveries that wait to be overtaken by the next message of their kind. */
final class Swaps {

    private final List<Waiting> waiting = new ArrayList<>();

    void await(MessageFilter overtaker, Delivery delivery) {
        delivery.moveTo(Delivery.State.HELD);
        waiting.add(new Waiting(overtaker, delivery));
    }

    /** The deliveries that waited for this message; they wait no longer. */
    List<Delivery> overtakenBy(WebhookMessage message) {
        var overtaken =
                waiting.stream().filter(it -> it.overtaker().accepts(message)).toList();
        waiting.removeAll(overtaken);
        return overtaken.stream().map(Waiting::delivery).toList();
    }

    private record Waiting(MessageFilter overtaker, Delivery delivery) {}
}
