package dev.holdfast.webhook.archive;

import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events a list shows: {@code ?state=}, {@code ?provider=}, and {@code ?from=} (inclusive) and {@code ?to=} (exclusive) for
 * their receipt; absent means all. A {@code @BeanParam}; what cannot be served is 422 and names the parameter.
 */
public class EventFilter {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    @QueryParam("state")
    @Pattern(regexp = "STORED|UNREADABLE", message = "must be STORED or UNREADABLE")
    @Nullable
    String state;

    @QueryParam("provider")
    @Pattern(regexp = "[a-z]{1,40}", message = "must be a provider's name in lower-case letters")
    @Nullable
    String provider;

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("to")
    @Nullable
    String to;

    @Nullable
    String state() {
        return state;
    }

    @Nullable
    String provider() {
        return provider;
    }

    /** The earliest receipt, or {@code null} for any. */
    @Nullable
    Instant from() {
        return time("from", from);
    }

    /** The first moment that is too late, or {@code null} for none. */
    @Nullable
    Instant to() {
        Instant earliest = from();
        Instant end = time("to", to);
        if (earliest != null && end != null && !earliest.isBefore(end)) {
            throw invalid("to", "must be later than from");
        }
        return end;
    }

    private static @Nullable Instant time(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            if (!at.isBefore(EARLIEST) && at.isBefore(LATEST)) {
                return at;
            }
        } catch (DateTimeParseException e) {
            // answered below, like a time that no database has
        }
        throw invalid(parameter, "must be a time such as 2027-01-14T09:00:00Z");
    }

    private static RuntimeException invalid(String parameter, String rule) {
        return new InvalidRequest(List.of(new FieldError("?" + parameter, rule))).asException();
    }
}
