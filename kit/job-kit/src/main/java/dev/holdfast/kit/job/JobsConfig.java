package dev.holdfast.kit.job;

import dev.holdfast.kit.job.targets.Budget;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a service takes part in jobs. */
@ConfigMapping(prefix = "holdfast.jobs")
public interface JobsConfig {

    /** The lanes this service works on, the most urgent first; none where it has no worker. */
    Optional<List<String>> lanes();

    /** Each lane's part of the slots, in proportion to the others'; what a lane leaves over goes to the others. */
    Map<String, Integer> weights();

    /** {@link #weights()} with what is usual: 6 for {@code critical}, 3 for {@code default}, 1 for every other lane. */
    default int weight(String lane) {
        int usual =
                switch (lane) {
                    case "critical" -> 6;
                    case "default" -> 3;
                    default -> 1;
                };
        return weights().getOrDefault(lane, usual);
    }

    /** How often targets may be asked, by the name of the target, such as {@code mail}; without one there is no limit. */
    Map<String, Budget> budgets();

    /** Whether this service makes the indexes of {@code jobs}; by default the services do that work on lanes. */
    Optional<Boolean> makeIndexes();

    /** How many jobs run at once. */
    @WithDefault("16")
    int slots();

    /** How long a claim holds without being renewed. */
    @WithDefault("60S")
    Duration lease();

    /** How often claims are renewed; a good deal shorter than the lease. */
    @WithDefault("15S")
    Duration renewEvery();

    /** How long a handler may take; at most half of the lease. */
    @WithDefault("20S")
    Duration handlerLimit();

    /** How long an orderly shutdown waits for running handlers. */
    @WithDefault("5S")
    Duration drain();

    /** How long the queue Redis may be away before due jobs are read from MongoDB. */
    @WithDefault("5S")
    Duration redisPatience();

    /** How many hints fill a lane; what is due later or has waited long stays in MongoDB meanwhile. */
    @WithDefault("50000")
    int laneFull();

    /** How far ahead of their time jobs are hinted to workers. */
    @WithDefault("10M")
    Duration horizon();

    /** How often outboxes are searched for entries that nobody relayed. */
    @WithDefault("2S")
    Duration sweepEvery();

    /** How often jobs are looked for whose lease has run out, give or take a half. */
    @WithDefault("1S")
    Duration reapEvery();

    /** How long the reaper holds still after its start and after an outage of MongoDB, so that workers that live renew first. */
    @WithDefault("5S")
    Duration reapGrace();

    /**
     * Whether writes about a job are refused to those who no longer hold it. {@code false} only shows that the fault tests notice:
     * jobs are then done twice.
     */
    @WithDefault("true")
    boolean fenced();
}
