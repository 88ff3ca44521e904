package dev.holdfast.booking.booking;

import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Reads a time out of a request: ISO-8601 with an offset, within the range that databases have. */
public final class RequestedTime {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private static final Duration FURTHEST = Duration.ofDays(3 * 365);

    private RequestedTime() {}

    /** Reads a start that can be booked: on a five-minute boundary, in the future, and not more than three years ahead. */
    static Instant readStart(String pointer, String text, Instant now) {
        Instant start = moment(pointer, text);
        requirePossible(pointer, start, now);
        return start;
    }

    /** 422 for a start that cannot be booked. */
    static void requirePossible(String pointer, Instant start, Instant now) {
        if (!Claims.isOnGrid(start)) {
            throw refused(pointer, "must be on a five-minute boundary");
        }
        if (!start.isAfter(now)) {
            throw refused(pointer, "must be in the future");
        }
        if (start.isAfter(now.plus(FURTHEST))) {
            throw refused(pointer, "must be within three years");
        }
    }

    /**
     * Reads any time.
     *
     * @param pointer what to name in the 422 of a text that is no such time
     */
    public static Instant read(String pointer, String text) {
        Instant at = moment(pointer, text);
        if (at.isBefore(EARLIEST) || !at.isBefore(LATEST)) {
            throw refused(pointer, "must be from 1970-01-01 to 9999-12-30, both included");
        }
        return at;
    }

    /** Reads any moment, also one that databases do not have. */
    static Instant moment(String pointer, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw refused(pointer, "must be a time such as 2027-01-14T09:00:00Z");
        }
    }

    private static RuntimeException refused(String pointer, String rule) {
        return new InvalidRequest(List.of(new FieldError(pointer, rule))).asException();
    }
}
