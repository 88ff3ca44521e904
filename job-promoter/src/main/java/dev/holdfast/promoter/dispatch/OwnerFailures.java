package dev.holdfast.promoter.dispatch;

import dev.holdfast.kit.job.worker.JobOutcome;
import jakarta.ws.rs.WebApplicationException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells an owner that could not be reached, which costs nothing, from one that was and failed, which costs an attempt. */
final class OwnerFailures {

    /** Too many requests, and the three by which servers and those in front of them say "not now". */
    private static final Set<Integer> NOT_NOW = Set.of(429, 502, 503, 504);

    private OwnerFailures() {}

    static JobOutcome outcome(Throwable failure) {
        if (failure instanceof WebApplicationException answered) {
            int status = answered.getResponse().getStatus();
            return NOT_NOW.contains(status)
                    ? JobOutcome.unavailable("owner-unavailable")
                    : JobOutcome.retry("owner-answered-" + status);
        }
        return wasNeverReached(failure) ? JobOutcome.unavailable("owner-away") : JobOutcome.retry("owner-silent");
    }

    private static boolean wasNeverReached(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause != null, OwnerFailures::causeOf)
                .anyMatch(cause -> cause instanceof ConnectException || cause instanceof UnknownHostException);
    }

    private static @Nullable Throwable causeOf(@Nullable Throwable failure) {
        return failure == null ? null : failure.getCause();
    }
}
