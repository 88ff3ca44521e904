package dev.holdfast.notification.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One delivery as people see it. Never an address.
 *
 * @param id the job's
 * @param userId who was told
 * @param kind the job's type, such as {@code booking-confirmed}, and {@code rem} for a reminder
 * @param ref id of the document it is about
 * @param tries how often it was about to leave
 * @param trouble {@code permanent}, {@code temporary} or {@code throttled}; absent when nothing went wrong last time
 * @param reason the refusal as a stable word, such as {@code smtp-550}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryView(
        String id,
        String userId,
        String kind,
        String ref,
        DeliveryState state,
        int tries,
        @Nullable String trouble,
        @Nullable String reason,
        String messageId,
        Instant startedAt,
        @Nullable Instant sentAt) {

    static DeliveryView of(DeliveryDocument delivery) {
        Trouble trouble = delivery.trouble();
        return new DeliveryView(
                delivery.id(),
                delivery.to(),
                delivery.kind(),
                delivery.ref(),
                delivery.state(),
                delivery.tries(),
                trouble == null ? null : trouble.wire(),
                delivery.reason(),
                delivery.messageId(),
                delivery.startedAt(),
                delivery.sentAt());
    }
}
