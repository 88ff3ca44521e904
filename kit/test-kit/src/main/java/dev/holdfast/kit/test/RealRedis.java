package dev.holdfast.kit.test;

import dev.holdfast.localstack.server.RedisRole;
import dev.holdfast.localstack.server.RedisServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Two real Redis servers for tests, cache and queue, each stamped with its role. A Quarkus test resource like {@link
 * RealMongo}; in plain JUnit: {@link #queueUrl()}, {@link #cacheUrl()}. One of each per JVM, started on first use.
 *
 * <p>{@code HOLDFAST_TEST_REDIS} stands in where it is set: {@code <cache url>,<queue url>}, or one URL for the tests that
 * need only one role.
 */
public final class RealRedis implements QuarkusTestResourceLifecycleManager {

    private static final String VARIABLE = "HOLDFAST_TEST_REDIS";

    private final Map<String, String> overrides = new HashMap<>();

    /** The URL of the shared queue Redis. */
    public static String queueUrl() {
        return url(RedisRole.QUEUE);
    }

    /** The URL of the shared cache Redis. */
    public static String cacheUrl() {
        return url(RedisRole.CACHE);
    }

    /** The shared queue Redis, to be wiped, killed, frozen and restarted; leave it running. */
    public static RedisServer queue() {
        return server(RedisRole.QUEUE);
    }

    /** The shared cache Redis, to be wiped, killed, frozen and restarted; leave it running. */
    public static RedisServer cache() {
        return server(RedisRole.CACHE);
    }

    @Override
    public void init(Map<String, String> initArgs) {
        overrides.putAll(initArgs);
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        settings.put("holdfast.queue-redis-url", queueUrl());
        settings.put("holdfast.cache-redis-url", cacheUrl());
        return TestSettings.overridden(settings, overrides);
    }

    /** The servers live as long as the JVM, for the next test class. */
    @Override
    public void stop() {}

    private static String url(RedisRole role) {
        String given = System.getenv(VARIABLE);
        if (given == null) {
            return SharedServers.redis(role).uri();
        }
        String[] urls = given.split(",", -1);
        return role == RedisRole.CACHE ? urls[0] : urls[urls.length - 1];
    }

    private static RedisServer server(RedisRole role) {
        if (System.getenv(VARIABLE) != null) {
            throw new IllegalStateException(VARIABLE + " is set: that server is not ours to kill");
        }
        return SharedServers.redis(role);
    }
}
