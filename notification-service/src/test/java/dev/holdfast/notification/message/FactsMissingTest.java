package dev.holdfast.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonMappingException;
import dev.holdfast.kit.job.worker.JobOutcome;
import dev.holdfast.kit.job.worker.JobOutcome.Unwanted;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsMissingTest {

    @Test
    void nobodyMissesAMailAboutNothing() {
        assertThat(outcome(new WebApplicationException(404))).isEqualTo(new Unwanted("subject-unknown"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void aNeighbourThatSaysNotNowCostsNoAttempt(int status) {
        assertThat(outcome(new WebApplicationException(status))).isEqualTo(JobOutcome.unavailable("booking-away"));
    }

    @ParameterizedTest
    @MethodSource
    void aNeighbourThatIsNotThereCostsNoAttempt(Exception failure) {
        assertThat(outcome(new ProcessingException(failure))).isEqualTo(JobOutcome.unavailable("booking-away"));
    }

    static Stream<Exception> aNeighbourThatIsNotThereCostsNoAttempt() {
        return Stream.of(
                new ConnectException(), new TimeoutException(), new SocketException(), new HttpClosedException("gone"));
    }

    @ParameterizedTest
    @CsvSource({"400, refused", "401, refused", "403, refused", "410, refused", "500, failed", "501, failed"})
    void anyOtherAnswerCostsAnAttempt(int status, String word) {
        assertThat(outcome(new WebApplicationException(status))).isEqualTo(JobOutcome.retry("booking-" + word));
    }

    @Test
    void anAnswerThatCannotBeReadCostsAnAttempt() {
        assertThat(outcome(new ProcessingException(new JsonMappingException(null, "no such thing"))))
                .isEqualTo(JobOutcome.retry("booking-failed"));
    }

    private static JobOutcome outcome(Throwable failure) {
        return FactsMissing.of("booking", failure).outcome();
    }
}
