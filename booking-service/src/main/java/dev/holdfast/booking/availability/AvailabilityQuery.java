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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which times are asked about: {@code ?offeringId=} of what is to be booked, or {@code ?bookingId=} of what is to be moved;
 * {@code ?timeZone=} of the visitor, {@code ?from=} and {@code ?to=}, dates of that zone, both included, 62 days at most. A
 * {@code @BeanParam}; what cannot be served is 422 and names the parameter.
 */
public class AvailabilityQuery {

    private static final int MOST_DAYS = 62;
    private static final int MOST_YEARS = 3;

    @QueryParam("offeringId")
    @Nullable
    String offeringId;

    @QueryParam("bookingId")
    @Nullable
    String bookingId;

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
    Asked read(Instant now) {
        List<FieldError> errors = new ArrayList<>();
        requireOneOfTheTwo(errors);
        AskedTime time = time(now, errors);
        if (!errors.isEmpty() || time == null) {
            throw new InvalidRequest(errors).asException();
        }
        return bookingId == null
                ? new Asked.Offered(Objects.requireNonNull(offeringId), time)
                : new Asked.Moved(bookingId, time);
    }

    private void requireOneOfTheTwo(List<FieldError> errors) {
        boolean both = offeringId != null && bookingId != null;
        String given = offeringId == null ? bookingId : offeringId;
        if (both || given == null || given.isBlank()) {
            errors.add(new FieldError("?offeringId", "must be the id of an offering, where bookingId is not given"));
            errors.add(new FieldError("?bookingId", "must be the id of a booking, where offeringId is not given"));
        }
    }

    private @Nullable AskedTime time(Instant now, List<FieldError> errors) {
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
        return zone == null || first == null || last == null ? null : new AskedTime(zone, first, last);
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
