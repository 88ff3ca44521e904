package dev.holdfast.booking.calendly.subscription;

import dev.holdfast.booking.calendly.api.CalendlyConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sets the subscription up in the background of a start, trying for as long as it takes. */
@ApplicationScoped
class SubscriptionStart {

    private static final Logger LOG = Logger.getLogger(SubscriptionStart.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private final Subscriptions subscriptions;
    private final CalendlyConfig config;
    private @Nullable Cancellable running;

    SubscriptionStart(Subscriptions subscriptions, CalendlyConfig config) {
        this.subscriptions = subscriptions;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (!subscriptions.areWanted()) {
            LOG.info("Calendly is not configured; no webhook subscription is made");
            return;
        }
        running = Uni.createFrom()
                .deferred(subscriptions::ensure)
                .onFailure()
                .invoke(failure -> LOG.infof(
                        "the Calendly subscription waits (%s)",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, config.subscriptionRetry())
                .indefinitely()
                .subscribe()
                .with(
                        done -> LOG.info("Calendly sends its events here"),
                        failure -> LOG.error("the Calendly subscription was given up", failure));
    }

    void stop(@Observes ShutdownEvent event) {
        if (running != null) {
            running.cancel();
        }
    }
}
