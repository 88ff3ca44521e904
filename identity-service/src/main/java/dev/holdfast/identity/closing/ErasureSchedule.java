package dev.holdfast.identity.closing;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** Looks after closed accounts every few minutes. */
class ErasureSchedule {

    private static final Logger LOG = Logger.getLogger(ErasureSchedule.class);

    private final Erasure erasure;

    ErasureSchedule(Erasure erasure) {
        this.erasure = erasure;
    }

    @Scheduled(
            every = "${identity.closing.every:5M}",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return erasure.round()
                .onFailure()
                .invoke(failure -> LOG.infof(
                        "Closed accounts wait to be erased (%s)",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }
}
