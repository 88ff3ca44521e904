package dev.holdfast.sandbox.calendly.agenda;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Something that can be booked. The list is fixed and its ids survive restarts, so configuration may name them. */
public record EventType(String uuid, String slug, String name, Duration duration, String description, Meets meets) {

    /** Where events of a type take place. */
    public enum Meets {
        ON_ZOOM,
        IN_PERSON
    }

    public static final List<EventType> ALL = List.of(
            new EventType(
                    "1f4e8a20-6b5c-4d9e-8f71-90a2b3c4d5e6",
                    "30-minute-consultation",
                    "30 Minute Consultation",
                    Duration.ofMinutes(30),
                    "A first conversation, by video.",
                    Meets.ON_ZOOM),
            new EventType(
                    "2b7d9c31-0f4e-4a8d-9b62-a1c3d5e7f902",
                    "60-minute-session",
                    "60 Minute Session",
                    Duration.ofMinutes(60),
                    "A full session at the practice.",
                    Meets.IN_PERSON));

    public static Optional<EventType> findBySlug(String slug) {
        return find(type -> type.slug().equals(slug));
    }

    public static Optional<EventType> find(Predicate<EventType> wanted) {
        return ALL.stream().filter(wanted).findFirst();
    }
}
