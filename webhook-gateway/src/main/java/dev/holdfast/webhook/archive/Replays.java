package dev.holdfast.webhook.archive;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.outbox.OutboxRelay;
import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import dev.holdfast.webhook.archive.WebhookEventDocument.SummaryDocument;
import dev.holdfast.webhook.archive.WebhookEventFailure.NotFound;
import dev.holdfast.webhook.archive.WebhookEventFailure.ReplayedMeanwhile;
import dev.holdfast.webhook.archive.WebhookEventFailure.Unreadable;
import dev.holdfast.webhook.outcome.OutcomeClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Has single events processed again. A replay is the event's next number and its job, in one write under the number that was
 * expected: sent twice, or by two at once, it happens once and answers alike.
 */
@Singleton
class Replays {

    private static final Logger LOG = Logger.getLogger(Replays.class);

    private final WebhookEventStore store;
    private final OutcomeClient outcomes;
    private final OutboxRelay relay;
    private final Clock clock;

    Replays(WebhookEventStore store, OutcomeClient outcomes, OutboxRelay relay, Clock clock) {
        this.store = store;
        this.outcomes = outcomes;
        this.relay = relay;
        this.clock = clock;
    }

    Uni<ReplayView> replay(String id, ReplayRequest request, String by) {
        return get(id).invoke(Replays::requireReadable)
                .chain(event -> request.saidInEarnest()
                        ? replay(event, requireExpected(request), by)
                        : view(event, true, event.replays()));
    }

    private Uni<SummaryDocument> get(String id) {
        return store.findSummary(id).onItem().ifNull().failWith(() -> new NotFound().asException());
    }

    private static void requireReadable(SummaryDocument event) {
        if (event.state() == EventState.UNREADABLE) {
            throw new Unreadable().asException();
        }
    }

    private static long requireExpected(ReplayRequest request) {
        if (request.expectedReplays() == null) {
            String rule =
                    "says how often the event was replayed already, as a dry run tells; needed with \"dryRun\": false";
            throw new InvalidRequest(List.of(new FieldError("#/expectedReplays", rule))).asException();
        }
        return request.expectedReplays();
    }

    private Uni<ReplayView> replay(SummaryDocument event, long expected, String by) {
        return view(event, false, expected).call(view -> write(event, expected, by)
                .chain(written -> written ? Uni.createFrom().voidItem() : requireSameReplay(event.id(), expected)));
    }

    private Uni<Boolean> write(SummaryDocument event, long expected, String by) {
        OutboxEntry job = StoredForm.job(event.provider(), event.id(), expected + 1, clock.instant());
        return store.replay(event.id(), expected, job).invoke(written -> {
            if (written) {
                LOG.infof("Event %s is replayed as %s, asked for by %s", event.id(), job.id(), by);
                relay.relaySoon(WebhookEvents.COLLECTION, event.id());
            }
        });
    }

    /** The same request again finds what the first one wrote; another one finds what it did not expect. */
    private Uni<Void> requireSameReplay(String id, long expected) {
        return get(id).invoke(now -> {
                    if (now.replays() != expected + 1) {
                        throw new ReplayedMeanwhile(now.replays()).asException();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<ReplayView> view(SummaryDocument event, boolean dryRun, long replays) {
        String jobId = StoredForm.jobId(event.provider(), event.id(), replays + 1);
        return outcomes.of(StoredForm.REF, List.of(event.id()))
                .map(known -> new ReplayView(event.id(), dryRun, replays, jobId, known.get(event.id())));
    }
}
