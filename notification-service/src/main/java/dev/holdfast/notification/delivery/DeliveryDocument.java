package dev.holdfast.notification.delivery;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One delivery, flat as operators read it. Never an address: people are known by their user ids.
 *
 * @param id the job's
 * @param to the user
 * @param kind the job's type
 * @param ref id of the document it is about
 * @param fence of the claim that started it last
 * @param tries how often it was about to leave
 * @param reason of the last refusal, a stable word
 * @param trouble what kind of refusal it was
 */
@RegisterForReflection
public record DeliveryDocument(
        @BsonId String id,
        String to,
        String kind,
        String ref,
        DeliveryState state,
        String messageId,
        long fence,
        int tries,
        Instant at,
        Instant startedAt,
        @Nullable Instant sentAt,
        @Nullable String reason,
        @Nullable Trouble trouble) {}
