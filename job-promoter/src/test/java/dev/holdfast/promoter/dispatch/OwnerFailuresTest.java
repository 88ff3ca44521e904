package dev.holdfast.promoter.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.worker.JobOutcome;
import dev.holdfast.kit.job.worker.JobOutcome.Retry;
import dev.holdfast.kit.job.worker.JobOutcome.Why;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerFailuresTest {

    @Test
    void aRefusedConnectionCostsNothing() {
        assertThat(OwnerFailures.outcome(new ProcessingException(new ConnectException("refused"))))
                .isEqualTo(JobOutcome.unavailable("owner-away"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void anOwnerThatAsksForTimeIsGivenItAndNothingIsUsedUp(int status) {
        var response = Response.status(status).header("Retry-After", "7").build();

        assertThat(OwnerFailures.outcome(new WebApplicationException(response)))
                .isEqualTo(new Retry("owner-unavailable", Duration.ofSeconds(7), Why.AWAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "Fri, 27 Nov 2026 08:00:00 GMT"})
    void aTimeNobodyUnderstandsIsNone(String header) {
        var response = Response.status(503).header("Retry-After", header).build();

        assertThat(OwnerFailures.outcome(new WebApplicationException(response)))
                .isEqualTo(JobOutcome.unavailable("owner-unavailable"));
    }

    @Test
    void nobodyWaitsForever() {
        var response = Response.status(503).header("Retry-After", "999999999").build();

        assertThat(OwnerFailures.outcome(new WebApplicationException(response)))
                .isEqualTo(new Retry("owner-unavailable", Duration.ofMinutes(10), Why.AWAY));
    }

    @Test
    void aCallThatBeganAndGotNoAnswerCostsAnAttempt() {
        assertThat(OwnerFailures.outcome(new TimeoutException()))
                .isInstanceOfSatisfying(
                        Retry.class, retry -> assertThat(retry.why()).isEqualTo(Why.FAILED));
        assertThat(OwnerFailures.outcome(new ProcessingException(new SocketException("reset"))))
                .isEqualTo(JobOutcome.retry("owner-silent"));
    }
}
