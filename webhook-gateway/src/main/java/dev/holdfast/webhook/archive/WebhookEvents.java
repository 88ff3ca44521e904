package dev.holdfast.webhook.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kit.job.outbox.OutboxRelay;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import dev.holdfast.kit.service.secret.MasterKey;
import dev.holdfast.webhook.archive.WebhookEventDocument.SummaryDocument;
import dev.holdfast.webhook.archive.WebhookEventFailure.NotFound;
import dev.holdfast.webhook.outcome.OutcomeClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Keeps what providers told us, and shows it. */
@Singleton
public class WebhookEvents {

    /** The collection that holds events and their jobs to be. */
    public static final String COLLECTION = "webhook_events";

    private final WebhookEventStore store;
    private final SealedBodies bodies;
    private final OutcomeClient outcomes;
    private final OutboxRelay relay;

    WebhookEvents(WebhookEventStore store, MasterKey masterKey, OutcomeClient outcomes, OutboxRelay relay) {
        this.store = store;
        this.outcomes = outcomes;
        this.bodies = new SealedBodies(masterKey);
        this.relay = relay;
    }

    /**
     * Keeps an authentic delivery. Idempotent: any number of deliveries of one event, at once or days apart, leave one document and
     * one job. When this has answered, the event is on disk; a failure leaves nothing or everything, and may be repeated.
     */
    public Uni<KeptAs> keep(ReceivedEvent event) {
        return store.insert(StoredForm.of(event, bodies))
                .chain(isNew -> isNew ? Uni.createFrom().item(kept(event)) : keepAgain(event));
    }

    Uni<Page<WebhookEventView>> list(EventFilter filter, PageQuery query) {
        return Uni.combine()
                .all()
                .unis(store.list(filter, query.skip(), query.limit()), store.count(filter))
                .asTuple()
                .map(found -> Page.of(query, found.getItem1(), found.getItem2()))
                .chain(this::withOutcomes);
    }

    private Uni<Page<WebhookEventView>> withOutcomes(Page<SummaryDocument> page) {
        List<String> ids = page.items().stream().map(SummaryDocument::id).toList();
        return outcomes.of(StoredForm.REF, ids)
                .map(known -> page.map(event -> WebhookEventView.listed(event, known.get(event.id()))));
    }

    Uni<WebhookEventView> get(String id) {
        return store.findSummary(id)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound().asException())
                .chain(this::detailed);
    }

    private Uni<WebhookEventView> detailed(SummaryDocument event) {
        return outcomes.of(StoredForm.REF, List.of(event.id()))
                .map(known -> WebhookEventView.detailed(event, known.get(event.id())));
    }

    /** The event with its body, for the service that processes it. */
    Uni<OpenedEventView> open(String id) {
        return store.find(id)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound().asException())
                .map(this::opened);
    }

    private KeptAs kept(ReceivedEvent event) {
        if (event.state() == EventState.UNREADABLE) {
            return KeptAs.UNREADABLE;
        }
        // Not waited for: the acknowledgement owes nothing to the relay, and the sweep finds what it leaves behind.
        relay.relaySoon(COLLECTION, event.id());
        return KeptAs.STORED;
    }

    private Uni<KeptAs> keepAgain(ReceivedEvent event) {
        return store.addCopy(event.id(), StoredForm.copyOf(event, bodies))
                .map(added -> added ? KeptAs.RERENDERED : KeptAs.DUPLICATE);
    }

    private OpenedEventView opened(WebhookEventDocument event) {
        var token = event.token();
        return new OpenedEventView(
                event.id(),
                event.provider(),
                event.receivedAt(),
                event.tokenMac(),
                token == null ? null : token.jti(),
                token == null ? null : token.expiresAt(),
                new String(bodies.open(event.id(), event.raw()), UTF_8));
    }
}
