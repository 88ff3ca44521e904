package dev.holdfast.booking.agenda;

import dev.holdfast.booking.booking.RequestedTime;
import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which days are asked for: {@code ?from=} (inclusive) and {@code ?to=} (exclusive), 62 days apart at most, and {@code
 * ?practitionerId=}. A {@code @BeanParam}; what cannot be served is 422 and names the parameter.
 */
public class AgendaQuery {

    private static final Duration MOST = Duration.ofDays(62);

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("to")
    @Nullable
    String to;

    @QueryParam("practitionerId")
    @Nullable
    String practitionerId;

    AskedDays read() {
        Instant first = time("from", from);
        Instant last = time("to", to);
        if (!first.isBefore(last)) {
            throw refused("to", "must be later than from");
        }
        if (Duration.between(first, last).compareTo(MOST) > 0) {
            throw refused("to", "must be at most 62 days after from");
        }
        return new AskedDays(first, last, practitionerId);
    }

    private static Instant time(String parameter, @Nullable String text) {
        return RequestedTime.read("?" + parameter, text == null ? "" : text);
    }

    static RuntimeException refused(String parameter, String rule) {
        return new InvalidRequest(List.of(new FieldError("?" + parameter, rule))).asException();
    }
}
