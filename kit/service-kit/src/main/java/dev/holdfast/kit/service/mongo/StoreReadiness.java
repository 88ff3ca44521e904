package dev.holdfast.kit.service.mongo;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Runs every {@link StoreSetup} until all have succeeded once; only then is the service ready. */
@Singleton
@Readiness
public class StoreReadiness implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(StoreReadiness.class);
    private static final int TRY_AGAIN_MILLIS = 500;

    private final List<StoreSetup> setups;
    private final Vertx vertx;
    private volatile boolean ready;
    private volatile boolean stopped;

    StoreReadiness(@All List<StoreSetup> setups, Vertx vertx) {
        this.setups = setups;
        this.vertx = vertx;
    }

    /** Is it true that every store has its indexes? */
    public boolean isReady() {
        return ready;
    }

    void start(@Observes StartupEvent event) {
        prepare();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void prepare() {
        Multi.createFrom()
                .iterable(setups)
                .onItem()
                .transformToUniAndConcatenate(StoreSetup::prepare)
                .collect()
                .last()
                .subscribe()
                .with(done -> ready = true, this::tryAgain);
    }

    private void tryAgain(Throwable reason) {
        if (MongoFailures.isUnavailable(reason)) {
            LOG.infof("stores are not ready yet (%s)", reason.getClass().getSimpleName());
        } else {
            LOG.error("a store could not be made ready", reason);
        }
        if (!stopped) {
            vertx.setTimer(TRY_AGAIN_MILLIS, ignored -> prepare());
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("stores").status(ready).build();
    }
}
