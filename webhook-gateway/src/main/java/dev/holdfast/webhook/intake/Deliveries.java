package dev.holdfast.webhook.intake;

import dev.holdfast.webhook.provider.Delivery;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What of an HTTP request makes a delivery, and which of its headers are worth keeping. */
final class Deliveries {

    /** Those that say how to read the body and who rendered it; never a signature, cookie or address. */
    private static final List<String> KEPT = List.of("content-type", "content-encoding", "user-agent", "x-request-id");

    private static final int MAX_HEADER = 200;

    private Deliveries() {}

    static Delivery of(MultiMap headers, byte[] body, Instant receivedAt) {
        var byName = new HashMap<String, List<String>>();
        headers.forEach(
                (name, value) -> byName.computeIfAbsent(name.toLowerCase(Locale.ROOT), ignored -> new ArrayList<>())
                        .add(value));
        return new Delivery(Map.copyOf(byName), body, receivedAt);
    }

    static Map<String, String> keptHeaders(Delivery delivery) {
        var kept = new TreeMap<String, String>();
        for (String name : KEPT) {
            delivery.header(name).stream()
                    .findFirst()
                    .ifPresent(value -> kept.put(name, value.substring(0, Math.min(value.length(), MAX_HEADER))));
        }
        return kept;
    }
}
