package dev.holdfast.kit.job.targets;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One target: its breaker and its budget. Safe for any thread. */
final class Target {

    /** Between the opening of a breaker and its probe. */
    static final Duration OPEN_FOR = Duration.ofSeconds(5);

    private static final Duration PROBE_TAKES = Duration.ofSeconds(1);

    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowType(SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(20)
            .minimumNumberOfCalls(10)
            .failureRateThreshold(50)
            .waitDurationInOpenState(OPEN_FOR)
            .permittedNumberOfCallsInHalfOpenState(1)
            .maxWaitDurationInHalfOpenState(Duration.ofMinutes(1))
            .automaticTransitionFromOpenToHalfOpenEnabled(true)
            .build();

    private final CircuitBreaker breaker;
    private final @Nullable RateLimiter budget;

    Target(String name, @Nullable Budget budget) {
        this.breaker = CircuitBreaker.of(name, BREAKER);
        this.budget = budget == null ? null : RateLimiter.of(name, config(budget));
    }

    private static RateLimiterConfig config(Budget budget) {
        return RateLimiterConfig.custom()
                .limitForPeriod(budget.permits())
                .limitRefreshPeriod(budget.per())
                .timeoutDuration(Duration.ZERO)
                .build();
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    /** Would every job be turned away now? */
    boolean refuses() {
        return breaker.getState() == CircuitBreaker.State.OPEN
                || (budget != null && budget.getMetrics().getAvailablePermissions() <= 0);
    }

    /** Lets one job through, or says when to come back. Each that is let through must be {@link #ended}. */
    Optional<Refusal> admit() {
        if (!breaker.tryAcquirePermission()) {
            return Optional.of(Refusal.away(breaker.getState() == CircuitBreaker.State.OPEN ? OPEN_FOR : PROBE_TAKES));
        }
        if (budget != null && !budget.acquirePermission()) {
            breaker.releasePermission();
            return Optional.of(Refusal.spent(budget.getRateLimiterConfig().getLimitRefreshPeriod()));
        }
        return Optional.empty();
    }

    void ended(boolean answered, Duration took) {
        if (answered) {
            breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(took.toNanos(), TimeUnit.NANOSECONDS, new TargetAway());
        }
    }

    /** The reason a breaker wants for a failure; it tells nothing, and costs no stack trace. */
    private static final class TargetAway extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TargetAway() {
            super("the target was away", null, false, false);
        }
    }
}
