package dev.holdfast.localstack.server;

import java.util.List;

/** What a Redis server is for. The two are never the same server: their memory rules contradict each other. */
public enum RedisRole {
    /** Forgets the least recently used keys when it is full. */
    CACHE("cache", "--maxmemory 64mb --maxmemory-policy allkeys-lru"),
    /** Refuses writes rather than forget a hint. */
    QUEUE("queue", "--maxmemory-policy noeviction");

    private final String label;
    private final String options;

    RedisRole(String label, String options) {
        this.label = label;
        this.options = options;
    }

    /** The value of the key {@code holdfast:role} on such a server. */
    public String label() {
        return label;
    }

    List<String> options() {
        return List.of(options.split(" ", -1));
    }
}
