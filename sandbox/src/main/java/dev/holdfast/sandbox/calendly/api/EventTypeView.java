package dev.holdfast.sandbox.calendly.api;

import dev.holdfast.sandbox.calendly.agenda.CalendlyUris;
import dev.holdfast.sandbox.calendly.agenda.EventType;
import dev.holdfast.sandbox.calendly.agenda.Host;
import dev.holdfast.sandbox.calendly.wire.InviteeView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event type. Its configured locations are told apart by {@code kind}, unlike those of booked events. */
record EventTypeView(
        String uri,
        String name,
        boolean active,
        String bookingMethod,
        String slug,
        String schedulingUrl,
        long duration,
        @Nullable Object durationOptions,
        String kind,
        @Nullable String poolingType,
        String type,
        String color,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String internalNote,
        boolean isPaid,
        String descriptionPlain,
        String descriptionHtml,
        Profile profile,
        boolean secret,
        @Nullable Instant deletedAt,
        boolean adminManaged,
        List<ConfiguredLocation> locations,
        int position,
        List<Question> customQuestions,
        String locale) {

    static EventTypeView of(EventType type, CalendlyUris uris) {
        return new EventTypeView(
                uris.eventType(type),
                type.name(),
                true,
                "instant",
                type.slug(),
                uris.bookingPage(type),
                type.duration().toMinutes(),
                null,
                "solo",
                null,
                "StandardEventType",
                "#0b6470",
                Host.SINCE,
                Host.SINCE,
                null,
                false,
                type.description(),
                "<p>" + type.description() + "</p>",
                new Profile("User", Host.MIRA.name(), uris.user()),
                false,
                null,
                false,
                List.of(ConfiguredLocation.of(type)),
                EventType.ALL.indexOf(type),
                List.of(Question.THE_ONE),
                "en");
    }

    record Profile(String type, String name, String owner) {}

    record ConfiguredLocation(String kind) {

        static ConfiguredLocation of(EventType type) {
            return switch (type.meets()) {
                case ON_ZOOM -> new ConfiguredLocation("zoom_conference");
                case IN_PERSON -> new ConfiguredLocation("physical");
            };
        }
    }

    record Question(
            String name,
            String type,
            int position,
            boolean enabled,
            boolean required,
            List<String> answerChoices,
            boolean includeOther) {

        static final Question THE_ONE = new Question(InviteeView.QUESTION, "text", 0, true, false, List.of(), false);
    }
}
