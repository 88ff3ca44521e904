package dev.holdfast.promoter.reaper;

import dev.holdfast.kit.job.JobsConfig;
import dev.holdfast.kit.job.loop.Jitter;
import dev.holdfast.kit.job.loop.Loop;
import dev.holdfast.kit.job.worker.Reaper;
import dev.holdfast.promoter.promotion.Promoter;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** When the reaper goes round. What it gives back is hinted at once; if that fails, the next scan does it. */
@Singleton
public class ReaperSchedule {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Reaper reaper;
    private final Promoter promoter;
    private final Duration every;
    private final Jitter jitter = Jitter.random();
    private final Loop loop;

    ReaperSchedule(Reaper reaper, Promoter promoter, JobsConfig config) {
        this.reaper = reaper;
        this.promoter = promoter;
        this.every = config.reapEvery();
        this.loop = new Loop("reaper", LIMIT, this::run);
    }

    private Uni<Duration> run() {
        return reaper.runOnce()
                .call(jobs -> jobs.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : promoter.promote(jobs).onFailure().recoverWithNull())
                .map(jobs -> jitter.around(every));
    }

    void start(@Observes StartupEvent event) {
        loop.start(jitter.upTo(every));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }
}
