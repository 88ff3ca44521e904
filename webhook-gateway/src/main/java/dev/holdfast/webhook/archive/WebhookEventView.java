package dev.holdfast.webhook.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.webhook.archive.WebhookEventDocument.SummaryDocument;
import dev.holdfast.webhook.outcome.JobOutcome;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as admins see it. Never the body.
 *
 * @param event what the provider calls it; absent when the body cannot be read
 * @param signedAt when the provider signed its first form
 * @param late whether that was suspiciously long before it arrived
 * @param copies how many other forms are kept beside the first, 0 to 3
 * @param replays how often it was processed again by hand
 * @param job how its latest job stands; absent where there is none, and while the promoter does not answer
 * @param headers only in details
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookEventView(
        String id,
        String provider,
        @Nullable String event,
        EventState state,
        Instant receivedAt,
        Instant signedAt,
        boolean late,
        String tokenVerdict,
        int copies,
        long replays,
        @Nullable JobOutcome job,
        @Nullable Map<String, String> headers) {

    static WebhookEventView listed(SummaryDocument event, @Nullable JobOutcome job) {
        return of(event, job, null);
    }

    static WebhookEventView detailed(SummaryDocument event, @Nullable JobOutcome job) {
        return of(event, job, event.headers());
    }

    private static WebhookEventView of(
            SummaryDocument event, @Nullable JobOutcome job, @Nullable Map<String, String> headers) {
        return new WebhookEventView(
                event.id(),
                event.provider(),
                event.event(),
                event.state(),
                event.receivedAt(),
                event.sig().signedAt(),
                event.sig().late(),
                event.tokenMac(),
                event.copies(),
                event.replays(),
                job,
                headers);
    }
}
