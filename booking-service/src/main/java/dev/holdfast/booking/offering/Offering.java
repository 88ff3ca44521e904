package dev.holdfast.booking.offering;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a client can book.
 *
 * @param calendly present whenever {@code mode} goes through Calendly
 * @param practitionerIds who gives it; the first one owns the practice's Calendly account
 * @param rules when clients may book, cancel and move
 * @param place where it takes place; {@code null} where nothing is said
 * @param reminderMinutesBefore how long before the start clients are reminded who chose nothing else; the longest first
 * @param active whether it is offered now; bookings of an inactive offering stay what they are
 */
public record Offering(
        String id,
        String name,
        String description,
        Timing timing,
        Money price,
        BookingMode mode,
        @Nullable CalendlyPage calendly,
        List<String> practitionerIds,
        BookingRules rules,
        @Nullable Place place,
        List<Integer> reminderMinutesBefore,
        boolean active) {

    /** A day and an hour. */
    static final List<Integer> USUAL_REMINDERS = List.of(1440, 60);

    public Offering {
        practitionerIds = List.copyOf(practitionerIds);
        reminderMinutesBefore = List.copyOf(reminderMinutesBefore);
        if (practitionerIds.isEmpty()) {
            throw new IllegalArgumentException("an offering has at least one practitioner");
        }
    }

    /** Where a session takes place, in words for its client; {@code null} where nothing is said. */
    public @Nullable String where() {
        return place == null ? null : place.words();
    }

    /** Whether a new booking link to Calendly may be handed out. */
    public boolean isLinkable() {
        return active && calendly != null && mode.throughCalendly();
    }

    /**
     * Whether events of this Calendly event type are bookings of this offering, where a link of ours led to it. However it is booked
     * now: links that were handed out before it changed still lead there.
     */
    public boolean isBookedAs(String eventType) {
        return calendly != null && calendly.eventType().equals(eventType);
    }

    /** Whose time a booking made at Calendly takes. */
    public String calendlyPractitionerId() {
        return practitionerIds.getFirst();
    }
}
