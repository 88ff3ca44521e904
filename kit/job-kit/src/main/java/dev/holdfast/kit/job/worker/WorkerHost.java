package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.JobsConfig;
import dev.holdfast.kit.job.hint.QueueRedis;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.service.mongo.DependencyGuard;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs a {@link Worker} in a service that has lanes ({@code holdfast.jobs.lanes}); does nothing in others. */
@Singleton
public class WorkerHost {

    private final @Nullable Worker worker;

    WorkerHost(
            JobsConfig config,
            QueueRedis redis,
            JobStore store,
            JobHandlers handlers,
            DependencyGuard guard,
            MeterRegistry metrics) {
        List<String> lanes = config.lanes().orElse(List.of());
        this.worker = lanes.isEmpty()
                ? null
                : new Worker(redis.hints(), store, handlers, plan(config, lanes, guard), counting(lanes, metrics));
    }

    private static WorkerPlan plan(JobsConfig config, List<String> lanes, DependencyGuard guard) {
        var times = new WorkerPlan.Times(config.lease(), config.renewEvery(), config.handlerLimit(), config.drain());
        return new WorkerPlan(lanes, config.slots(), times, guard::available);
    }

    private static Consumer<String> counting(List<String> lanes, MeterRegistry metrics) {
        Map<String, Counter> claims = lanes.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(),
                        lane -> metrics.counter("holdfast.job.claims", "source", "hint", "lane", lane)));
        return lane -> Objects.requireNonNull(claims.get(lane)).increment();
    }

    void start(@Observes StartupEvent event) {
        if (worker != null) {
            worker.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (worker != null) {
            worker.stop();
        }
    }
}
