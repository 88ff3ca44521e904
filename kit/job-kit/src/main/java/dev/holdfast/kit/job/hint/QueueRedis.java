package dev.holdfast.kit.job.hint;

import dev.holdfast.kit.service.time.ClockShift;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The service's queue Redis, where it has one: {@code holdfast.queue-redis-url}. */
@Singleton
public class QueueRedis {

    private static final Duration LIMIT = Duration.ofMillis(500);

    private final @Nullable DueHints hints;
    private final @Nullable LaneSigns signs;

    QueueRedis(
            @ConfigProperty(name = "holdfast.queue-redis-url") Optional<String> url,
            Instance<RedisAPI> configured,
            ClockShift shift) {
        this.hints = url.isPresent() ? new RedisDueHints(configured.get(), LIMIT, shift::ahead) : null;
        this.signs = url.isPresent() ? new LaneSigns(configured.get(), LIMIT) : null;
    }

    /** Has this service a queue Redis? */
    public boolean isConfigured() {
        return hints != null;
    }

    /**
     * The hints in it.
     *
     * @throws IllegalStateException where none is configured
     */
    public DueHints hints() {
        return required(hints);
    }

    /**
     * The signs of life in it.
     *
     * @throws IllegalStateException where none is configured
     */
    public LaneSigns signs() {
        return required(signs);
    }

    private static <T> T required(@Nullable T configured) {
        if (configured == null) {
            throw new IllegalStateException(
                    "holdfast.queue-redis-url is not set, and this service needs a queue Redis");
        }
        return configured;
    }
}
