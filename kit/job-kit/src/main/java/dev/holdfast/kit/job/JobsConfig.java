package dev.holdfast.kit.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a service takes part in jobs. */
@ConfigMapping(prefix = "holdfast.jobs")
public interface JobsConfig {

    /** The lanes this service works on, the most urgent first; none where it has no worker. */
    Optional<List<String>> lanes();

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

    /** How far ahead of their time jobs are hinted to workers. */
    @WithDefault("10M")
    Duration horizon();

    /** How often outboxes are searched for entries that nobody relayed. */
    @WithDefault("2S")
    Duration sweepEvery();

    /** How often jobs are looked for whose lease has run out. */
    @WithDefault("2S")
    Duration reapEvery();

    /** How long the reaper holds still after its start and after an outage of MongoDB, so that workers that live renew first. */
    @WithDefault("5S")
    Duration reapGrace();
}
