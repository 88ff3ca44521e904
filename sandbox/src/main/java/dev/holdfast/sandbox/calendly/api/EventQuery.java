package dev.holdfast.sandbox.calendly.api;

import dev.holdfast.sandbox.calendly.agenda.ScheduledEvent;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Which events a call asks for, and in what order; every filter is optional. */
record EventQuery(
        @Nullable Instant minStartTime,
        @Nullable Instant maxStartTime,
        @Nullable String status,
        @Nullable String email,
        boolean descending) {

    static EventQuery of(MultiMap query) {
        return new EventQuery(
                instantOf(query, "min_start_time"),
                instantOf(query, "max_start_time"),
                statusOf(query),
                query.get("invitee_email"),
                isDescending(query, "start_time"));
    }

    static EventQuery ofInvitees(MultiMap query) {
        return new EventQuery(null, null, statusOf(query), query.get("email"), isDescending(query, "created_at"));
    }

    boolean accepts(ScheduledEvent event) {
        return (minStartTime == null || !event.start().isBefore(minStartTime))
                && (maxStartTime == null || !event.start().isAfter(maxStartTime))
                && (status == null || status.equals(event.status()))
                && (email == null || email.equalsIgnoreCase(event.request().email()));
    }

    Comparator<ScheduledEvent> order() {
        var ascending = Comparator.comparing(ScheduledEvent::start).thenComparing(ScheduledEvent::uuid);
        return descending ? ascending.reversed() : ascending;
    }

    private static @Nullable Instant instantOf(MultiMap query, String parameter) {
        var text = query.get(parameter);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw CalendlyFailure.invalid(parameter, "must be an ISO 8601 time");
        }
    }

    private static @Nullable String statusOf(MultiMap query) {
        var status = query.get("status");
        if (status != null && !status.equals("active") && !status.equals("canceled")) {
            throw CalendlyFailure.invalid("status", "must be active or canceled");
        }
        return status;
    }

    private static boolean isDescending(MultiMap query, String field) {
        var sort = query.get("sort");
        if (sort == null || sort.equals(field + ":asc")) {
            return false;
        }
        if (sort.equals(field + ":desc")) {
            return true;
        }
        throw CalendlyFailure.invalid("sort", "must be " + field + ":asc or " + field + ":desc");
    }
}
