package dev.holdfast.promoter.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.worker.JobOutcome;
import dev.holdfast.kit.job.worker.JobOutcome.Retry;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class OwnerFailuresTest {

    @Test
    void aRefusedConnectionCostsNothing() {
        assertThat(OwnerFailures.outcome(new ProcessingException(new ConnectException("refused"))))
                .isEqualTo(JobOutcome.unavailable("owner-away"));
    }

    @Test
    void aCallThatBeganAndGotNoAnswerCostsAnAttempt() {
        assertThat(OwnerFailures.outcome(new TimeoutException()))
                .isInstanceOfSatisfying(
                        Retry.class, retry -> assertThat(retry.countsAttempt()).isTrue());
        assertThat(OwnerFailures.outcome(new ProcessingException(new SocketException("reset"))))
                .isEqualTo(JobOutcome.retry("owner-silent"));
    }
}
