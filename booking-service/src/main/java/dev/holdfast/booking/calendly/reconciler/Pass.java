package dev.holdfast.booking.calendly.reconciler;

import dev.holdfast.booking.calendly.api.CalendlyUser;
import dev.holdfast.booking.calendly.intake.MissedIntake;
import dev.holdfast.booking.calendly.subscription.SubscriptionHealth;
import dev.holdfast.booking.calendly.subscription.Subscriptions;
import dev.holdfast.kit.service.mongo.MongoFailures;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** One comparison: the subscription first, so that nothing falls between it and the list; then the list; then what was missed. */
@ApplicationScoped
class Pass {

    private static final Logger LOG = Logger.getLogger(Pass.class);

    private final Subscriptions subscriptions;
    private final Surveyor surveyor;
    private final MissedIntake intake;
    private final ReconcilerMetrics metrics;

    Pass(Subscriptions subscriptions, Surveyor surveyor, MissedIntake intake, ReconcilerMetrics metrics) {
        this.subscriptions = subscriptions;
        this.surveyor = surveyor;
        this.intake = intake;
        this.metrics = metrics;
    }

    Uni<PassResult> run(CalendlyUser user, Window window) {
        return lookAfterSubscription()
                .chain(healthy -> surveyor.survey(user, window).chain(survey -> repair(survey, healthy)));
    }

    /** A subscription that cannot be looked after now is a reason to come again soon, not to leave our books as they are. */
    private Uni<Boolean> lookAfterSubscription() {
        if (!subscriptions.areWanted()) {
            return Uni.createFrom().item(true);
        }
        return subscriptions
                .ensure()
                .map(Pass::isHealthy)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "the Calendly subscription could not be looked after (%s)",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithItem(false)
                .invoke(healthy -> metrics.webhooksFail(!healthy));
    }

    private static boolean isHealthy(SubscriptionHealth health) {
        if (health.remade()) {
            LOG.warn("Calendly's webhook subscription was switched off or gone; it was made anew");
        } else if (health.retryStartedAt() != null) {
            LOG.warnf("Calendly has been retrying its webhooks since %s", health.retryStartedAt());
        }
        return health.isGood();
    }

    private Uni<PassResult> repair(Survey survey, boolean healthy) {
        return Multi.createFrom()
                .iterable(survey.missed())
                .onItem()
                .transformToUniAndConcatenate(this::take)
                .collect()
                .asList()
                .invoke(taken -> metrics.repaired(count(taken, true)))
                .map(taken -> new PassResult(
                        count(taken, true), count(taken, false), !healthy, survey.resumeFrom(), survey.pause()));
    }

    /** One message that cannot be taken in does not keep the others out; MongoDB being away does. */
    private Uni<Boolean> take(MissedMessage message) {
        return intake.take(message.body(), message.token())
                .replaceWith(true)
                .onFailure(failure -> !MongoFailures.isUnavailable(failure))
                .invoke(failure -> LOG.errorf(
                        "a message Calendly owes us failed: %s",
                        failure.getClass().getName()))
                .onFailure(failure -> !MongoFailures.isUnavailable(failure))
                .recoverWithItem(false);
    }

    private static int count(List<Boolean> taken, boolean wanted) {
        return (int) taken.stream().filter(one -> one == wanted).count();
    }
}
