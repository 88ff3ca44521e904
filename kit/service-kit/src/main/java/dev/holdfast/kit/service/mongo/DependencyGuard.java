package dev.holdfast.kit.service.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.holdfast.kit.service.failure.CommonFailure.DatabaseUnavailable;
import dev.holdfast.kit.service.failure.ProblemWriter;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.jboss.logging.Logger;

/**
 * Fail fast (rule R6): while MongoDB is away, or its indexes are not made yet, every request except health and metrics is answered 503 before any work. A ping
 * each 250 ms, with a limit of 500 ms, decides: two failures mean down, one good answer means up. A request caught by the
 * first instant of an outage ends by its own deadline.
 */
@Singleton
public class DependencyGuard {

    private static final Logger LOG = Logger.getLogger(DependencyGuard.class);
    private static final int PING_EVERY_MILLIS = 250;
    private static final int PING_LIMIT_MILLIS = 500;
    private static final int FAILURES_THAT_MEAN_DOWN = 2;

    /** Before the filters of the framework, whose highest priority is 300. */
    private static final int BEFORE_EVERYTHING = 1000;

    private final Database database;
    private final Vertx vertx;
    private final ProblemWriter problems;
    private final AtomicBoolean pinging = new AtomicBoolean();
    private final Stores stores;
    private volatile boolean answering;
    private volatile int failures = FAILURES_THAT_MEAN_DOWN;
    private long timer;

    DependencyGuard(Database database, Stores stores, Vertx vertx, ProblemWriter problems) {
        this.database = database;
        this.stores = stores;
        this.vertx = vertx;
        this.problems = problems;
    }

    /**
     * Is it true that MongoDB answered lately and that the stores have their indexes? Loops that need it ask this before they start
     * a round; without its unique indexes a store would take what it must refuse.
     */
    public boolean available() {
        return answering && stores.isReady();
    }

    void start(@Observes StartupEvent event) {
        ping();
        timer = vertx.setPeriodic(PING_EVERY_MILLIS, ignored -> ping());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    void install(@Observes Filters filters) {
        filters.register(this::guard, BEFORE_EVERYTHING);
    }

    private void guard(RoutingContext context) {
        if (context.normalizedPath().startsWith("/q/")) {
            context.next();
        } else if (available()) {
            RequestDeadline.apply();
            context.next();
        } else {
            problems.end(new DatabaseUnavailable().problem(), context);
        }
    }

    private void ping() {
        if (pinging.compareAndSet(false, true)) {
            Published.one(() -> limited().runCommand(new Document("ping", 1)))
                    .onTermination()
                    .invoke(() -> pinging.set(false))
                    .subscribe()
                    .with(answer -> succeeded(), this::failed);
        }
    }

    private MongoDatabase limited() {
        return database.driver().withTimeout(PING_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void succeeded() {
        failures = 0;
        if (!answering) {
            answering = true;
            LOG.info("MongoDB answers, requests are served");
        }
    }

    private synchronized void failed(Throwable reason) {
        failures = Math.min(failures + 1, FAILURES_THAT_MEAN_DOWN);
        if (failures >= FAILURES_THAT_MEAN_DOWN && answering) {
            answering = false;
            LOG.warnf(
                    "MongoDB does not answer, requests are refused (%s)",
                    reason.getClass().getSimpleName());
        }
    }
}
