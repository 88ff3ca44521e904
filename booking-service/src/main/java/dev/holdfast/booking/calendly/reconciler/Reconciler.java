package dev.holdfast.booking.calendly.reconciler;

import dev.holdfast.booking.calendly.api.CalendlyClient;
import dev.holdfast.booking.calendly.api.CalendlyUser;
import dev.holdfast.kit.service.time.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs passes when they are due: every ten minutes, soon after a failed or unfinished one, soon after one that found webhooks
 * failing, and at each start. Any number of replicas may ask at any time.
 */
@ApplicationScoped
class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final int MOST_DOUBLINGS = 10;

    private final CalendlyClient calendly;
    private final ReconcileStore store;
    private final Pass pass;
    private final ReconcilerMetrics metrics;
    private final ReconcilerConfig config;
    private final String owner;
    private volatile @Nullable CalendlyUser user;
    private volatile boolean sinceStart;

    Reconciler(
            CalendlyClient calendly,
            ReconcileStore store,
            Pass pass,
            ReconcilerMetrics metrics,
            ReconcilerConfig config,
            Ids ids) {
        this.calendly = calendly;
        this.store = store;
        this.pass = pass;
        this.metrics = metrics;
        this.config = config;
        this.owner = ids.next("node");
    }

    /** Whether a pass was run; fails when one was tried and came to nothing. */
    Uni<Boolean> runIfDue(Instant now) {
        return user().chain(found -> look(found, now));
    }

    private Uni<Boolean> look(CalendlyUser found, Instant now) {
        return store.find(found).chain(progress -> runIfDue(found, progress, now));
    }

    private Uni<Boolean> runIfDue(CalendlyUser found, @Nullable ReconcileDocument progress, Instant now) {
        if (progress == null) {
            return Uni.createFrom().item(false);
        }
        metrics.reconciled(progress.reconciledAt());
        return sinceStart && !progress.isDueAt(now) ? Uni.createFrom().item(false) : run(found, now);
    }

    private Uni<Boolean> run(CalendlyUser found, Instant now) {
        return store.lease(found, owner, now)
                .invoke(() -> sinceStart = true)
                .chain(leased -> leased == null
                        ? Uni.createFrom().item(false)
                        : run(found, leased, now).replaceWith(true));
    }

    private Uni<Void> run(CalendlyUser found, ReconcileDocument progress, Instant now) {
        Window window = Window.of(now, progress.reconciledAt(), progress.resumeFrom(), config);
        return pass.run(found, window)
                .ifNoItem()
                .after(config.lease())
                .fail()
                .chain(result -> end(found, progress, result, now))
                .onFailure()
                .call(failure -> store.fail(found, owner, now.plus(pauseAfter(progress.failures()))));
    }

    private Uni<Void> end(CalendlyUser found, ReconcileDocument progress, PassResult result, Instant now) {
        Instant resumeFrom = result.resumeFrom();
        if (result.failed() > 0) {
            return store.fail(found, owner, now.plus(pauseAfter(progress.failures())));
        }
        if (resumeFrom != null) {
            Duration pause = result.pause();
            return store.pause(found, owner, resumeFrom, now.plus(pause == null ? config.soon() : pause));
        }
        Instant startedAt = progress.startedAt(now);
        metrics.reconciled(startedAt);
        if (result.repaired() > 0) {
            LOG.infof("took in %d messages that no webhook brought", result.repaired());
        }
        return store.finish(found, owner, startedAt, now.plus(result.amiss() ? config.soon() : config.every()));
    }

    private Duration pauseAfter(int failures) {
        Duration pause = config.soon().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return pause.compareTo(config.every()) < 0 ? pause : config.every();
    }

    private Uni<CalendlyUser> user() {
        CalendlyUser known = user;
        return known == null
                ? calendly.me().invoke(found -> user = found)
                : Uni.createFrom().item(known);
    }
}
