package dev.holdfast.identity.token;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Looks after the signing keys every half minute. */
class KeyRotationSchedule {

    private static final Logger LOG = Logger.getLogger(KeyRotationSchedule.class);

    private final SigningKeys keys;
    private final Clock clock;

    KeyRotationSchedule(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return keys.rotate(clock.instant())
                .onFailure()
                .invoke(failure -> LOG.warn("Signing keys could not be looked after; trying again", failure))
                .onFailure()
                .recoverWithNull();
    }
}
