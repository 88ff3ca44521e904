package dev.holdfast.promoter.reaper;

import dev.holdfast.kit.job.JobsConfig;
import dev.holdfast.kit.job.loop.Jitter;
import dev.holdfast.kit.job.loop.Loop;
import dev.holdfast.kit.job.worker.Reaper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** When the reaper goes round. */
@Singleton
public class ReaperSchedule {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Duration every;
    private final Jitter jitter = Jitter.random();
    private final Loop loop;

    ReaperSchedule(Reaper reaper, JobsConfig config) {
        this.every = config.reapEvery();
        this.loop = new Loop("reaper", LIMIT, () -> reaper.runOnce().map(reaped -> jitter.around(every)));
    }

    void start(@Observes StartupEvent event) {
        loop.start(jitter.upTo(every));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }
}
