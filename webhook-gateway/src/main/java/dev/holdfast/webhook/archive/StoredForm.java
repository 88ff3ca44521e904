package dev.holdfast.webhook.archive;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.kit.service.scheduling.TokenVerdict;
import dev.holdfast.kit.service.scheduling.TokenVerdict.Absent;
import dev.holdfast.kit.service.scheduling.TokenVerdict.Bad;
import dev.holdfast.kit.service.scheduling.TokenVerdict.Good;
import dev.holdfast.kit.service.scheduling.TokenVerdict.UnknownKey;
import dev.holdfast.webhook.archive.ReceivedEvent.Rendering;
import dev.holdfast.webhook.archive.WebhookEventDocument.CopyDocument;
import dev.holdfast.webhook.archive.WebhookEventDocument.SignatureDocument;
import dev.holdfast.webhook.archive.WebhookEventDocument.TokenDocument;
import dev.holdfast.webhook.signature.Sha256;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Turns a received event into what is written: the document and, inside it, the job that processes it. */
final class StoredForm {

    /** What a job calls the documents of this feature. */
    static final String REF = "webhook-event";

    private static final String LANE = "critical";
    private static final long FIRST = 0;

    private StoredForm() {}

    static WebhookEventDocument of(ReceivedEvent event, SealedBodies bodies) {
        Rendering first = event.rendering();
        return new WebhookEventDocument(
                event.id(),
                event.provider(),
                event.event(),
                event.state(),
                first.receivedAt(),
                verdict(event.token()),
                token(event.token()),
                new SignatureDocument(first.signedAt(), first.late()),
                first.headers(),
                Sha256.of(first.body()),
                bodies.seal(event.id(), first.body()),
                null,
                event.state() == EventState.STORED
                        ? List.of(job(event.provider(), event.id(), FIRST, first.receivedAt()))
                        : null,
                null);
    }

    static CopyDocument copyOf(ReceivedEvent event, SealedBodies bodies) {
        Rendering again = event.rendering();
        return new CopyDocument(
                again.receivedAt(),
                new SignatureDocument(again.signedAt(), again.late()),
                again.headers(),
                Sha256.of(again.body()),
                bodies.seal(event.id(), again.body()));
    }

    /**
     * The job that processes an event.
     *
     * @param replay 0 for the first time
     */
    static OutboxEntry job(String provider, String eventId, long replay, Instant now) {
        return OutboxEntry.dueNow(
                jobId(provider, eventId, replay),
                provider + "-event",
                LANE,
                new JobRef(REF, eventId, replay),
                new Document("v", 1).append("eventId", eventId),
                now);
    }

    static String jobId(String provider, String eventId, long replay) {
        return "wh|" + provider + "|" + eventId + "|" + replay;
    }

    private static String verdict(TokenVerdict token) {
        return switch (token) {
            case Good good -> "good";
            case Bad bad -> "bad";
            case UnknownKey unknown -> "unknown-key";
            case Absent absent -> "absent";
        };
    }

    private static @Nullable TokenDocument token(TokenVerdict token) {
        return token instanceof Good good ? new TokenDocument(good.jti(), good.expiresAt()) : null;
    }
}
