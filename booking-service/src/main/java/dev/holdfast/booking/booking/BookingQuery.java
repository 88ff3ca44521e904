package dev.holdfast.booking.booking;

import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which bookings are asked for: {@code ?status=}, and {@code ?from=} (inclusive) and {@code ?to=} (exclusive) for their start.
 * A {@code @BeanParam}; what cannot be served is 422 and names the parameter.
 */
public class BookingQuery {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    @QueryParam("status")
    @Nullable
    String status;

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("to")
    @Nullable
    String to;

    /** The filter, with every parameter read. */
    BookingFilter filter() {
        Instant earliest = instant("from", from);
        Instant latest = instant("to", to);
        if (earliest != null && latest != null && !earliest.isBefore(latest)) {
            throw refused("to", "must be later than from");
        }
        return new BookingFilter(statusOf(status), earliest, latest);
    }

    private static @Nullable BookingStatus statusOf(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!BookingStatus.names().contains(text)) {
            throw refused("status", "must be one of " + String.join(", ", BookingStatus.names()));
        }
        return BookingStatus.valueOf(text);
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            if (!at.isBefore(EARLIEST) && at.isBefore(LATEST)) {
                return at;
            }
        } catch (DateTimeParseException e) {
            // answered below, like a time out of range
        }
        throw refused(name, "must be a time such as 2027-01-14T09:00:00Z");
    }

    private static RuntimeException refused(String parameter, String rule) {
        return new InvalidRequest(List.of(new FieldError("?" + parameter, rule))).asException();
    }
}
