package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.JobsConfig;
import dev.holdfast.kit.job.hint.QueueRedis;
import dev.holdfast.kit.job.store.DueJobs;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.job.targets.Targets;
import dev.holdfast.kit.service.mongo.DependencyGuard;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs a {@link Worker} in a service that has lanes ({@code holdfast.jobs.lanes}); does nothing in others. */
@Singleton
public class WorkerHost {

    private final @Nullable Worker worker;
    private final @Nullable WorkerSigns signs;

    WorkerHost(
            JobsConfig config,
            QueueRedis redis,
            DueJobs due,
            JobStore store,
            JobHandlers handlers,
            DependencyGuard guard,
            JobMetrics metrics,
            MeterRegistry registry) {
        List<String> lanes = config.lanes().orElse(List.of());
        if (lanes.isEmpty()) {
            this.worker = null;
            this.signs = null;
        } else {
            var targets = new Targets(handlers.targets(), config.budgets());
            watch(targets, handlers, registry);
            var around = new Worker.Surroundings(redis.hints(), due, store, handlers, targets, metrics);
            this.worker = new Worker(around, plan(config, lanes, guard));
            this.signs = new WorkerSigns(redis.signs(), worker.owner(), lanes, targets);
        }
    }

    private static void watch(Targets targets, JobHandlers handlers, MeterRegistry registry) {
        Set.copyOf(handlers.targets().values())
                .forEach(target -> registry.gauge(
                        "holdfast.job.target.reached",
                        Tags.of("target", target),
                        targets,
                        each -> each.isReached(target) ? 1 : 0));
    }

    private static WorkerPlan plan(JobsConfig config, List<String> lanes, DependencyGuard guard) {
        var times = new WorkerPlan.Times(
                config.lease(), config.renewEvery(), config.handlerLimit(), config.drain(), config.redisPatience());
        List<WorkerPlan.Lane> weighted = lanes.stream()
                .map(lane -> new WorkerPlan.Lane(lane, config.weight(lane)))
                .toList();
        return new WorkerPlan(weighted, config.slots(), times, guard::available);
    }

    void start(@Observes StartupEvent event) {
        if (worker != null) {
            worker.start();
        }
        if (signs != null) {
            signs.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (signs != null) {
            signs.stop();
        }
        if (worker != null) {
            worker.stop();
        }
    }
}
