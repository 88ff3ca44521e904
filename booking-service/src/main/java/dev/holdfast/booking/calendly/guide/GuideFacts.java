package dev.holdfast.booking.calendly.guide;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.booking.offering.Offering;
import org.jspecify.annotations.Nullable;

/**
 * What a guiding mail may say; nothing of any account.
 *
 * @param wanted whether there is somebody to send it to
 * @param address as it was typed at Calendly; private
 * @param offeringId what was meant to be booked, if it is still offered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GuideFacts(
        boolean wanted,
        @Nullable String address,
        @Nullable String offeringId,
        @Nullable String offeringName) {

    static final GuideFacts UNWANTED = new GuideFacts(false, null, null, null);

    static GuideFacts of(String address, @Nullable Offering offering) {
        return offering == null
                ? new GuideFacts(true, address, null, null)
                : new GuideFacts(true, address, offering.id(), offering.name());
    }

    @Override
    public String toString() {
        return "GuideFacts[wanted=" + wanted + "]";
    }
}
