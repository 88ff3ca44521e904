package dev.holdfast.promoter.dispatch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispatchConfigTest {

    @Test
    void eachLimitIsOverBeforeTheNext() {
        assertThatCode(() -> config(20, 25).requireWithin(Duration.ofSeconds(28)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"25, 25, 28", "26, 25, 28", "20, 28, 28", "20, 30, 28"})
    void anyOtherOrderEndsTheStart(int owner, int call, int handler) {
        assertThatThrownBy(() -> config(owner, call).requireWithin(Duration.ofSeconds(handler)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holdfast.dispatch.owner-limit");
    }

    private static DispatchConfig config(int owner, int call) {
        return new DispatchConfig() {
            @Override
            public Duration ownerLimit() {
                return Duration.ofSeconds(owner);
            }

            @Override
            public Duration callLimit() {
                return Duration.ofSeconds(call);
            }
        };
    }
}
