package dev.holdfast.booking.calendly.intake;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Somebody we asked did not answer well; the event is as good as before. Without a stack trace: the reason says all. */
final class NeighbourFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Too many requests, and the three by which servers and those in front of them say "not now". */
    private static final Set<Integer> NOT_NOW = Set.of(429, 502, 503, 504);

    private static final int ERRORS = 400;

    private final boolean away;

    private NeighbourFailure(String reason, boolean away) {
        super(reason, null, false, false);
        this.away = away;
    }

    /** @param neighbour a stable word, begins the reason */
    static NeighbourFailure of(String neighbour, Throwable failure) {
        if (failure instanceof WebApplicationException e && e.getResponse().getStatus() >= ERRORS) {
            int status = e.getResponse().getStatus();
            return new NeighbourFailure(neighbour + "-answered-" + status, NOT_NOW.contains(status));
        }
        return isUnreached(failure)
                ? new NeighbourFailure(neighbour + "-away", true)
                : new NeighbourFailure(neighbour + "-unreadable", false);
    }

    /** Was it away, so that nothing was really tried? Anything else may stay so for ever. */
    boolean isAway() {
        return away;
    }

    /** A stable word for what went wrong. */
    String reason() {
        return Objects.requireNonNull(getMessage());
    }

    /** No connection, one that broke, or no answer in time; a certificate or an answer that is no good stays so. */
    private static boolean isUnreached(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, NeighbourFailure::causeOf)
                .anyMatch(cause -> switch (cause) {
                    case JacksonException unreadable -> false;
                    case SSLException untrusted -> false;
                    case IOException broken -> true;
                    case TimeoutException silent -> true;
                    case HttpClosedException broken -> true;
                    case null, default -> false;
                });
    }

    private static @Nullable Throwable causeOf(@Nullable Throwable failure) {
        return failure == null ? null : failure.getCause();
    }
}
