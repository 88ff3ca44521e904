package dev.holdfast.promoter.dispatch;

import dev.holdfast.kit.job.worker.JobOutcome;
import dev.holdfast.kit.job.worker.JobOutcome.Why;
import dev.holdfast.kit.service.token.NeighbourCalls;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells an owner that could not be reached, which costs nothing, from one that was and failed, which costs an attempt. */
final class OwnerFailures {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    /** An owner that asks for more is asked again all the same. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private OwnerFailures() {}

    static JobOutcome outcome(Throwable failure) {
        if (failure instanceof WebApplicationException answered) {
            int status = answered.getResponse().getStatus();
            return NeighbourCalls.isNotNow(status)
                    ? new JobOutcome.Retry("owner-unavailable", retryAfter(answered.getResponse()), Why.AWAY)
                    : JobOutcome.retry("owner-answered-" + status);
        }
        return wasNeverReached(failure) ? JobOutcome.unavailable("owner-away") : JobOutcome.retry("owner-silent");
    }

    /** RFC 9110, section 10.2.3, in seconds; a date or anything else counts as nothing, and the usual pause is made. */
    private static @Nullable Duration retryAfter(Response response) {
        String header = response.getHeaderString(HttpHeaders.RETRY_AFTER);
        return header == null || !SECONDS.matcher(header).matches()
                ? null
                : Duration.ofSeconds(Math.min(Long.parseLong(header), LONGEST.toSeconds()));
    }

    private static boolean wasNeverReached(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause != null, OwnerFailures::causeOf)
                .anyMatch(cause -> cause instanceof ConnectException || cause instanceof UnknownHostException);
    }

    private static @Nullable Throwable causeOf(@Nullable Throwable failure) {
        return failure == null ? null : failure.getCause();
    }
}
