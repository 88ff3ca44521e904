package dev.holdfast.notification.message;

import com.fasterxml.jackson.core.JacksonException;
import dev.holdfast.kit.job.worker.JobOutcome;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Facts could not be had from a neighbour; says how that ends the job. Without a stack trace: the reason says all. */
final class FactsMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient JobOutcome outcome;

    private FactsMissing(String reason, JobOutcome outcome) {
        super(reason, null, false, false);
        this.outcome = outcome;
    }

    /**
     * What a failed call means: the subject is unknown (404), the neighbour is away, or, which uses up an attempt because it may
     * stay so for ever, it refuses us or fails.
     *
     * @param neighbour short name of the service
     */
    static FactsMissing of(String neighbour, Throwable failure) {
        if (failure instanceof WebApplicationException e) {
            return answered(neighbour, e.getResponse().getStatus());
        }
        return isAway(failure) ? away(neighbour) : counted(neighbour + "-failed");
    }

    private static FactsMissing answered(String neighbour, int status) {
        return switch (status) {
            case 404 -> new FactsMissing("subject-unknown", new JobOutcome.Unwanted("subject-unknown"));
            case 429, 502, 503, 504 -> away(neighbour);
            default -> counted(neighbour + (status >= 400 && status < 500 ? "-refused" : "-failed"));
        };
    }

    /** No connection, one that broke, or no answer in time; a certificate or an answer that is no good stays so. */
    private static boolean isAway(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, FactsMissing::causeOf)
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

    /** How the job ends for now. */
    JobOutcome outcome() {
        return outcome;
    }

    private static FactsMissing counted(String reason) {
        return new FactsMissing(reason, JobOutcome.retry(reason));
    }

    private static FactsMissing away(String neighbour) {
        String reason = neighbour + "-away";
        return new FactsMissing(reason, JobOutcome.unavailable(reason));
    }
}
