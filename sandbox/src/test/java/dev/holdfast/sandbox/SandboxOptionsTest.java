package dev.holdfast.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxOptionsTest {

    @Test
    void needOnlyTheToken() {
        var options = parse("--calendly-token t");

        assertThat(options.port()).isEqualTo(8190);
        assertThat(options.smtpPort()).isEqualTo(8125);
        assertThat(options.access().token()).isEqualTo("t");
        assertThat(options.retryPlan().unit()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.retryPlan().cap()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options.retryPlan().horizon()).isEqualTo(Duration.ofHours(24));
        assertThat(options.resignsRetries()).isFalse();
    }

    @Test
    void takeTheTokenFromTheEnvironmentWhenItIsNotGiven() {
        var options = SandboxOptions.parse(new String[0], Map.of("HOLDFAST_CALENDLY_TOKEN", "from-env"));

        assertThat(options.access().token()).isEqualTo("from-env");
        assertThat(options.toString()).doesNotContain("from-env");
    }

    @Test
    void scaleTheCapWithTheRetryUnit() {
        var options = parse("--calendly-token t --retry-unit 20ms --retry-horizon 5m --resign-retries");

        assertThat(options.retryPlan().cap()).isEqualTo(Duration.ofMillis(600));
        assertThat(options.retryPlan().horizon()).isEqualTo(Duration.ofMinutes(5));
        assertThat(options.resignsRetries()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--calendly-token",
                "--colour blue --calendly-token t",
                "--port x --calendly-token t",
                "--port 65536 --calendly-token t",
                "--retry-unit soon --calendly-token t",
                "--retry-unit 0s --calendly-token t"
            })
    void refuseWhatCannotBeFollowed(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(IllegalArgumentException.class);
    }

    private static SandboxOptions parse(String line) {
        return SandboxOptions.parse(line.isEmpty() ? new String[0] : line.split(" ", -1), Map.of());
    }
}
