package dev.holdfast.kit.service.token;

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

/**
 * Tells a neighbour or a provider that is away for now from one that fails: what is away comes back by itself and costs a job
 * nothing, anything else may stay so for ever and has to be counted.
 */
public final class NeighbourCalls {

    /** Too many requests, and the three by which servers and those in front of them say "not now" (RFC 9110, RFC 6585). */
    private static final Set<Integer> NOT_NOW = Set.of(429, 502, 503, 504);

    private NeighbourCalls() {}

    /** Is it true that an answer of this status says nothing but "not now"? */
    public static boolean isNotNow(int status) {
        return NOT_NOW.contains(status);
    }

    /** Is it true that a call failed only because the other side is away: it said so, was not reached, or was silent? */
    public static boolean isAway(Throwable failure) {
        return failure instanceof WebApplicationException answered
                ? isNotNow(answered.getResponse().getStatus())
                : isUnreached(failure);
    }

    /** No connection, one that broke, or no answer in time; a certificate or an answer that is no good stays so. */
    private static boolean isUnreached(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, NeighbourCalls::causeOf)
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
