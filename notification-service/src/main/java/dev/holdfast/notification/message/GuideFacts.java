package dev.holdfast.notification.message;

import org.jspecify.annotations.Nullable;

/**
 * What booking-service says about a mail that shows somebody the way.
 *
 * @param wanted false when there is nobody to send it to
 * @param address there when it is wanted; private
 * @param offeringName what they meant to book, if it is still offered
 */
public record GuideFacts(
        boolean wanted,
        @Nullable String address,
        @Nullable String offeringId,
        @Nullable String offeringName) {

    @Override
    public String toString() {
        return "GuideFacts[wanted=" + wanted + "]";
    }
}
