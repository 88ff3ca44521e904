package dev.holdfast.booking.booking;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.bson.conversions.Bson;

/** A stretch of a practitioner's time, from its start up to and without its end; of any length. */
public record PractitionerTime(String practitionerId, Instant from, Instant to) {

    /** What belongs to the practitioner of one of these, by {@code practitionerId}, and begins within it, by {@code startsAt}. */
    public static Bson anyOf(List<PractitionerTime> times) {
        return Filters.or(times.stream().map(PractitionerTime::filter).toList());
    }

    /** The same of this one. */
    Bson filter() {
        return Filters.and(
                Filters.eq("practitionerId", practitionerId),
                Filters.gte("startsAt", from),
                Filters.lt("startsAt", to));
    }

    /** Whose these are, each once. */
    public static List<String> practitioners(List<PractitionerTime> times) {
        return times.stream().map(PractitionerTime::practitionerId).distinct().toList();
    }

    /** When the first of these begins. */
    static Instant first(List<PractitionerTime> times) {
        return times.stream()
                .map(PractitionerTime::from)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** When the last of these has ended. */
    static Instant last(List<PractitionerTime> times) {
        return times.stream()
                .map(PractitionerTime::to)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Whether something of a practitioner that begins then begins within it. */
    public boolean has(String practitioner, Instant start) {
        return practitionerId.equals(practitioner) && !start.isBefore(from) && start.isBefore(to);
    }
}
