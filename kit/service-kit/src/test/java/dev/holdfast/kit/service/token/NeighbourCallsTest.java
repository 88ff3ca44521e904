package dev.holdfast.kit.service.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourCallsTest {

    static Stream<Throwable> absences() {
        return Stream.of(
                new ProcessingException(new ConnectException("refused")),
                new ProcessingException(new SocketException("reset")),
                new HttpClosedException("closed"),
                new ProcessingException(new TimeoutException()),
                new RuntimeException(new RuntimeException(new ConnectException())));
    }

    static Stream<Throwable> lastingFailures() {
        return Stream.of(
                new ProcessingException(new JsonParseException(null, "not JSON")),
                new ProcessingException(new SSLHandshakeException("unknown authority")),
                new IllegalStateException("a bug"));
    }

    @ParameterizedTest
    @MethodSource("absences")
    void somebodyWhoIsNotReachedIsAway(Throwable failure) {
        assertThat(NeighbourCalls.isAway(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("lastingFailures")
    void whatMayStaySoForEverIsNot(Throwable failure) {
        assertThat(NeighbourCalls.isAway(failure)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void fourStatusesSayNotNow(int status) {
        assertThat(NeighbourCalls.isNotNow(status)).isTrue();
    }

    @Test
    void everyOtherStatusIsCounted() {
        assertThat(Stream.of(400, 401, 403, 404, 409, 422, 500, 501)).noneMatch(NeighbourCalls::isNotNow);
    }
}
