package dev.holdfast.sandbox.calendly.api;

import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** So many calls a minute, told in the headers of every answer; {@code Reset} counts seconds. */
final class RateLimit {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private final int limit;
    private Instant resetsAt;
    private int used;

    RateLimit(Clock clock, int limit) {
        this.clock = clock;
        this.limit = limit;
        this.resetsAt = clock.instant();
    }

    void count(RoutingContext context) {
        var now = clock.instant();
        var clockWentBack = resetsAt.isAfter(now.plus(WINDOW));
        if (!now.isBefore(resetsAt) || clockWentBack) {
            resetsAt = now.plus(WINDOW);
            used = 0;
        }
        used++;
        var seconds = Duration.between(now, resetsAt).plusMillis(999).toSeconds();
        context.response()
                .putHeader("X-RateLimit-Limit", String.valueOf(limit))
                .putHeader("X-RateLimit-Remaining", String.valueOf(Math.max(0, limit - used)))
                .putHeader("X-RateLimit-Reset", String.valueOf(seconds));
        if (used > limit) {
            throw CalendlyFailure.tooManyRequests();
        }
        context.next();
    }
}
