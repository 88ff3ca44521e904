package dev.holdfast.notification.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What booking-service says about a mail for a booking. All but {@code wanted} is there when it is wanted.
 *
 * @param reason why it was cancelled, if somebody at the practice or its client said so
 * @param madeByClient whether the client knows of the booking without a mail of ours, having made it
 * @param decidedAt when it was decided to be as it is
 * @param reminderMinutesBefore when the offering has clients reminded who chose nothing else
 * @param sequence grows with each decision about time, place or status
 */
public record BookingFacts(
        boolean wanted,
        @Nullable String bookingId,
        @Nullable String clientId,
        @Nullable String offeringName,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String location,
        @Nullable String reason,
        @Nullable Boolean madeByClient,
        @Nullable Instant decidedAt,
        @Nullable List<Integer> reminderMinutesBefore,
        int sequence) {

    /** Whether the client knows of the booking without any mail of ours. */
    boolean isKnownToClient() {
        return !Boolean.FALSE.equals(madeByClient);
    }
}
