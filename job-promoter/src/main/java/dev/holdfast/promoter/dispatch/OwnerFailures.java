package dev.holdfast.promoter.dispatch;

import dev.holdfast.kit.job.worker.JobOutcome;
import dev.holdfast.kit.service.token.NeighbourCalls;
import jakarta.ws.rs.WebApplicationException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells an owner that could not be reached, which costs nothing, from one that was and failed, which costs an attempt. */
final class OwnerFailures {

    private OwnerFailures() {}

    static JobOutcome outcome(Throwable failure) {
        if (failure instanceof WebApplicationException answered) {
            int status = answered.getResponse().getStatus();
            return NeighbourCalls.isNotNow(status)
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
