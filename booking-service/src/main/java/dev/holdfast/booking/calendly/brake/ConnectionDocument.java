package dev.holdfast.booking.calendly.brake;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A connection in {@code calendar_links}, as far as the brakes go.
 *
 * @param cancelled what was cancelled without a person within the window
 * @param guided what guiding mails were sent within the window
 * @param stop the last time cancelling was stopped
 */
@RegisterForReflection
public record ConnectionDocument(
        @BsonId String id,
        @Nullable Instant connectedAt,
        @Nullable List<Counted> cancelled,
        @Nullable List<Counted> guided,
        @Nullable Stop stop) {

    /** One thing that was counted, by a key that makes a repetition the same thing. */
    public record Counted(String key, Instant at) {}

    /**
     * A stop.
     *
     * @param number of this stop; grows
     * @param by the key of the stray that led to it
     * @param over whether a person has let cancelling go on
     */
    public record Stop(long number, String why, String by, Instant at, boolean over) {}

    boolean hasCancelled(String key) {
        return has(cancelled, key);
    }

    boolean hasGuided(String key) {
        return has(guided, key);
    }

    private static boolean has(@Nullable List<Counted> counted, String key) {
        return counted != null && counted.stream().anyMatch(one -> one.key().equals(key));
    }
}
