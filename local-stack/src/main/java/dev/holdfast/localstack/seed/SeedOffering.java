package dev.holdfast.localstack.seed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the demo practice sells: two offerings that are booked at Calendly, and one that is booked here. */
enum SeedOffering {
    CONSULTATION(
            "30 Minute Consultation",
            "A first conversation about what brings you here.",
            30,
            150_000,
            "1f4e8a20-6b5c-4d9e-8f71-90a2b3c4d5e6",
            "30-minute-consultation"),
    SESSION(
            "60 Minute Session",
            "A full session, in person or online.",
            60,
            280_000,
            "2b7d9c31-0f4e-4a8d-9b62-a1c3d5e7f902",
            "60-minute-session"),
    FOLLOW_UP("45 Minute Follow-up", "A look at how you are getting on, at the practice.", 45, 200_000, null, null);

    private static final int BUFFER_AFTER_MINUTES = 10;

    /** Booked a month ahead at most, so that there are times at which nobody books by themselves. */
    private static final Map<String, ?> BOOKING_HERE = Map.of(
            "bookingMode", "internal",
            "slotStepMinutes", 30,
            "minimumNoticeMinutes", 120,
            "bookingHorizonDays", 30,
            "cancelWindowMinutes", 60,
            "rescheduleWindowMinutes", 60,
            "location", Map.of("kind", "address", "text", "12 Lake Road, Kolkata"));

    private final String title;
    private final String description;
    private final int durationMinutes;
    private final long paise;
    private final @Nullable String eventTypeId;
    private final @Nullable String slug;

    /** @param eventTypeId one that the sandbox's Calendly always has, with its page's slug; {@code null} for one that is booked here */
    SeedOffering(
            String title,
            String description,
            int durationMinutes,
            long paise,
            @Nullable String eventTypeId,
            @Nullable String slug) {
        this.title = title;
        this.description = description;
        this.durationMinutes = durationMinutes;
        this.paise = paise;
        this.eventTypeId = eventTypeId;
        this.slug = slug;
    }

    /** Whether an offering that is there is this one: by its event type, or by its name where it is booked here. */
    boolean isThere(JsonNode offering, String sandbox) {
        return eventTypeId == null
                ? offering.path("name").asText().equals(title)
                : offering.path("calendlyEventType").asText().equals(eventTypeAt(sandbox));
    }

    private String eventTypeAt(String sandbox) {
        return sandbox + "/calendly/event_types/" + eventTypeId;
    }

    private Map<String, ?> bookingAt(String sandbox) {
        return Map.of(
                "bookingMode",
                "calendly",
                "calendlyEventType",
                eventTypeAt(sandbox),
                "calendlySchedulingUrl",
                sandbox + "/calendly/book/" + slug);
    }

    Map<String, ?> toRequest(String sandbox, String practitionerId) {
        Map<String, Object> request = new HashMap<>(eventTypeId == null ? BOOKING_HERE : bookingAt(sandbox));
        request.put("name", title);
        request.put("description", description);
        request.put("durationMinutes", durationMinutes);
        request.put("price", Map.of("amount", paise, "currency", "INR"));
        request.put("bufferBeforeMinutes", 0);
        request.put("bufferAfterMinutes", BUFFER_AFTER_MINUTES);
        request.put("practitionerIds", List.of(practitionerId));
        request.put("active", true);
        return request;
    }
}
