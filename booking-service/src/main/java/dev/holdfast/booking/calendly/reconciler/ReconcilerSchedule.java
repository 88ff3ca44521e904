package dev.holdfast.booking.calendly.reconciler;

import dev.holdfast.booking.calendly.api.CalendlyClient;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Asks every few seconds whether a pass is due. */
class ReconcilerSchedule {

    private static final Logger LOG = Logger.getLogger(ReconcilerSchedule.class);

    private final Reconciler reconciler;
    private final CalendlyClient calendly;
    private final Clock clock;

    ReconcilerSchedule(Reconciler reconciler, CalendlyClient calendly, Clock clock) {
        this.reconciler = reconciler;
        this.calendly = calendly;
        this.clock = clock;
    }

    @Scheduled(
            every = "{holdfast.calendly.reconcile.tick:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        if (!calendly.isConnected()) {
            return Uni.createFrom().voidItem();
        }
        return reconciler
                .runIfDue(clock.instant())
                .onFailure()
                .invoke(failure -> LOG.infof(
                        "no comparison with Calendly now (%s)",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
