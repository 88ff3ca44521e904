package dev.holdfast.booking.offering;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An offering as everyone sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OfferingView(
        String id,
        String name,
        String description,
        int durationMinutes,
        Money price,
        int bufferBeforeMinutes,
        int bufferAfterMinutes,
        String bookingMode,
        @Nullable String calendlyEventType,
        @Nullable String calendlySchedulingUrl,
        List<String> practitionerIds,
        List<Integer> reminderMinutesBefore,
        boolean active) {

    static OfferingView of(Offering offering) {
        CalendlyPage calendly = offering.calendly();
        return new OfferingView(
                offering.id(),
                offering.name(),
                offering.description(),
                offering.timing().durationMinutes(),
                offering.price(),
                offering.timing().bufferBeforeMinutes(),
                offering.timing().bufferAfterMinutes(),
                offering.mode().wire(),
                calendly == null ? null : calendly.eventType(),
                calendly == null ? null : calendly.schedulingUrl(),
                offering.practitionerIds(),
                offering.reminderMinutesBefore(),
                offering.active());
    }
}
