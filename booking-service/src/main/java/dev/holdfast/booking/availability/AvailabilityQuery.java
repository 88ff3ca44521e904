package dev.holdfast.booking.availability;

import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which times are asked about: {@code ?offeringId=}, {@code ?timeZone=} of the visitor, {@code ?from=} and {@code ?to=}, dates of that
 * zone, both included, 62 days at most. A {@code @BeanParam}; what cannot be served is 422 and names the parameter.
 */
public class AvailabilityQuery {

    private static final int MOST_DAYS = 62;
    private static final int MOST_YEARS = 3;

    @QueryParam("offeringId")
    @Nullable
    String offeringId;

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("to")
    @Nullable
    String to;

    @QueryParam("timeZone")
    @Nullable
    String timeZone;

    /** The question, with every parameter read; fails with an {@code InvalidRequest} that names all that are wrong. */
    AskedTime read(Instant now) {
        List<FieldError> errors = new ArrayList<>();
        if (offeringId == null || offeringId.isBlank()) {
            errors.add(new FieldError("?offeringId", "must be the id of an offering"));
        }
        ZoneId zone = zone(errors);
        LocalDate today = LocalDate.ofInstant(now, zone == null ? ZoneOffset.UTC : zone);
        LocalDate first = date("?from", from, errors);
        LocalDate last = date("?to", to, errors);
        if (zone != null && first != null) {
            requireSoon(first, today, errors);
        }
        if (first != null && last != null) {
            requireRange(first, last, errors);
        }
        if (!errors.isEmpty() || offeringId == null || zone == null || first == null || last == null) {
            throw new InvalidRequest(errors).asException();
        }
        return new AskedTime(offeringId, zone, first, last);
    }

    private @Nullable ZoneId zone(List<FieldError> errors) {
        if (timeZone == null || !ZoneId.getAvailableZoneIds().contains(timeZone)) {
            errors.add(new FieldError("?timeZone", "must be an IANA time zone such as Asia/Kolkata"));
            return null;
        }
        return ZoneId.of(timeZone);
    }

    private static @Nullable LocalDate date(String parameter, @Nullable String text, List<FieldError> errors) {
        try {
            if (text != null) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException e) {
            // complained of below, like an absent one
        }
        errors.add(new FieldError(parameter, "must be a date such as 2027-01-14"));
        return null;
    }

    private static void requireSoon(LocalDate first, LocalDate today, List<FieldError> errors) {
        LocalDate latest = today.plusYears(MOST_YEARS);
        if (first.isBefore(today) || first.isAfter(latest)) {
            errors.add(new FieldError("?from", "must be a date from " + today + ", today there, to " + latest));
        }
    }

    private static void requireRange(LocalDate first, LocalDate last, List<FieldError> errors) {
        if (last.isBefore(first)) {
            errors.add(new FieldError("?to", "must not be before from; it is the last day, included"));
        } else if (last.toEpochDay() - first.toEpochDay() >= MOST_DAYS) {
            errors.add(new FieldError("?to", "must be at most " + MOST_DAYS + " days from from, both included"));
        }
    }
}
