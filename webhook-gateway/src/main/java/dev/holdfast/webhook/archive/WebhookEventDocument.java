package dev.holdfast.webhook.archive;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A stored event, flat as operators query it.
 *
 * @param event absent when the body cannot be read
 * @param tokenMac {@code good}, {@code bad}, {@code unknown-key} or {@code absent}
 * @param token what a good token says
 * @param bodyHash SHA-256 of the raw body, base64url
 * @param raw the body, sealed
 * @param copies other forms of the same event, at most three; absent rather than empty
 * @param outbox the processing job until the relay took it
 * @param replaySeq how often an admin had it processed again; absent for never
 */
@RegisterForReflection
@SuppressWarnings("ArrayRecordComponent") // the driver's form of binary data; never compared
public record WebhookEventDocument(
        @BsonId String id,
        String provider,
        @Nullable String event,
        EventState state,
        Instant receivedAt,
        String tokenMac,
        @Nullable TokenDocument token,
        SignatureDocument sig,
        Map<String, String> headers,
        String bodyHash,
        byte[] raw,
        @Nullable List<CopyDocument> copies,
        @Nullable List<OutboxEntry> outbox,
        @Nullable Long replaySeq) {

    public record TokenDocument(String jti, Instant expiresAt) {}

    public record SignatureDocument(Instant signedAt, boolean late) {}

    @SuppressWarnings("ArrayRecordComponent")
    public record CopyDocument(
            Instant receivedAt, SignatureDocument sig, Map<String, String> headers, String bodyHash, byte[] raw) {}

    /** What lists and details show; never the body. */
    public record SummaryDocument(
            @BsonId String id,
            String provider,
            @Nullable String event,
            EventState state,
            Instant receivedAt,
            String tokenMac,
            SignatureDocument sig,
            Map<String, String> headers,
            int copies,
            @Nullable Long replaySeq) {

        long replays() {
            return replaySeq == null ? 0 : replaySeq;
        }
    }
}
