package dev.holdfast.kit.service.retention;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Runs the retention now and then. */
@Singleton
public class RetentionSchedule {

    private static final Logger LOG = Logger.getLogger(RetentionSchedule.class);

    private final Retention retention;
    private final Clock clock;

    RetentionSchedule(Retention retention, Clock clock) {
        this.retention = retention;
        this.clock = clock;
    }

    @Scheduled(
            every = "${holdfast.retention.tick:1h}",
            delayed = "${holdfast.retention.delay:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return retention
                .runOnce(clock.instant())
                .invoke(RetentionSchedule::tell)
                .onFailure()
                .invoke(failure ->
                        LOG.infof("retention waits (%s)", failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private static void tell(long touched) {
        if (touched > 0) {
            LOG.infof("%d documents had been kept long enough", touched);
        }
    }
}
