package dev.holdfast.booking.booking;

import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bookings are asked for: {@code ?clientId=}, {@code ?status=}, and {@code ?from=} (inclusive) and {@code ?to=} (exclusive) for their start.
 * A {@code @BeanParam}; what cannot be served is 422 and names the parameter.
 */
public class BookingQuery {

    private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    @QueryParam("clientId")
    @Nullable
    String clientId;

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
        return new BookingFilter(clientOf(clientId), statusOf(status), earliest, latest);
    }

    private static @Nullable String clientOf(@Nullable String text) {
        if (text != null && !USER_ID.matcher(text).matches()) {
            throw refused("clientId", "must be the id of a user");
        }
        return text;
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
        return text == null ? null : RequestedTime.read("?" + name, text);
    }

    private static RuntimeException refused(String parameter, String rule) {
        return new InvalidRequest(List.of(new FieldError("?" + parameter, rule))).asException();
    }
}
