package dev.holdfast.kit.job.targets;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Every target of a worker's jobs. Safe for any thread. */
public final class Targets {

    private final Map<String, String> targetOfType;
    private final Map<String, Budget> budgets;
    private final Map<String, Target> targets = new ConcurrentHashMap<>();

    /**
     * @param targetOfType the target of each type of job; a type that is not named is a target for itself
     * @param budgets of targets that have one, by name
     */
    public Targets(Map<String, String> targetOfType, Map<String, Budget> budgets) {
        this.targetOfType = Map.copyOf(targetOfType);
        this.budgets = Map.copyOf(budgets);
    }

    /** The types of which no job can be let through now. */
    public Set<String> refused() {
        return targetOfType.entrySet().stream()
                .filter(each -> targets.containsKey(each.getValue()))
                .filter(each -> target(each.getValue()).refuses())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Lets a job of this type through, or says when it should come back. One that is let through must be {@link #ended}. */
    public Optional<Refusal> admit(String type) {
        return of(type).admit();
    }

    /**
     * What a job that was let through found.
     *
     * @param answered false when the target was away, or silent
     */
    public void ended(String type, boolean answered, Duration took) {
        of(type).ended(answered, took);
    }

    /** Is the breaker of this target closed, so that its jobs run? */
    public boolean isReached(String target) {
        return target(target).breaker().getState() == CircuitBreaker.State.CLOSED;
    }

    private Target of(String type) {
        return target(targetOfType.getOrDefault(type, type));
    }

    private Target target(String name) {
        return targets.computeIfAbsent(name, each -> new Target(each, budgets.get(each)));
    }
}
