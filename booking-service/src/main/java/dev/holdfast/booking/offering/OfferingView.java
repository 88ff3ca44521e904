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
        int minimumNoticeMinutes,
        int bookingHorizonDays,
        @Nullable Integer dailyCap,
        @Nullable Integer weeklyCap,
        int slotStepMinutes,
        int cancelWindowMinutes,
        int rescheduleWindowMinutes,
        @Nullable Location location,
        List<Integer> reminderMinutesBefore,
        boolean active) {

    /** Where it takes place. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Location(String kind, @Nullable String text) {}

    static OfferingView of(Offering offering) {
        BookingRules rules = offering.rules();
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
                rules.minimumNoticeMinutes(),
                rules.horizonDays(),
                rules.dailyCap(),
                rules.weeklyCap(),
                rules.slotStepMinutes(),
                rules.cancelWindowMinutes(),
                rules.rescheduleWindowMinutes(),
                location(offering.place()),
                offering.reminderMinutesBefore(),
                offering.active());
    }

    private static @Nullable Location location(@Nullable Place place) {
        return place == null ? null : new Location(place.kind().wire(), place.text());
    }
}
