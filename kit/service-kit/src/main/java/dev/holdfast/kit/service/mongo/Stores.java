package dev.holdfast.kit.service.mongo;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Runs every {@link StoreSetup} until all have succeeded once; only then does the service take requests. */
@Singleton
public class Stores {

    private static final Logger LOG = Logger.getLogger(Stores.class);
    private static final int TRY_AGAIN_MILLIS = 500;

    private final List<StoreSetup> setups;
    private final Vertx vertx;
    private volatile boolean ready;
    private volatile boolean stopped;

    Stores(@All List<StoreSetup> setups, Vertx vertx) {
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
            // The class alone: a refused index names a value, which may be somebody's address.
            LOG.errorf("a store could not be made ready (%s)", reason.getClass().getSimpleName());
        }
        if (!stopped) {
            vertx.setTimer(TRY_AGAIN_MILLIS, ignored -> prepare());
        }
    }
}
