package dev.holdfast.kit.service.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionOrderTest {

    private static final int CONVERTER_PRIORITY = 200;

    @Test
    void isRightByDefault() {
        RetentionConfig defaults = config(Map.of());

        assertThat(RetentionOrder.objections(defaults)).isEmpty();
        assertThat(defaults.tokens()).isEqualTo(Duration.ofDays(90));
        assertThat(defaults.events()).isGreaterThanOrEqualTo(defaults.tokens());
        assertThat(defaults.jobs()).isGreaterThanOrEqualTo(defaults.events());
        assertThat(defaults.effects()).isGreaterThanOrEqualTo(defaults.jobs());
        assertThat(defaults.deliveries()).isGreaterThanOrEqualTo(defaults.jobs());
        assertThat(defaults.invitees()).isGreaterThanOrEqualTo(defaults.events());
    }

    @ParameterizedTest
    @CsvSource({
        "events, 89d, holdfast.retention.events, holdfast.retention.tokens",
        "jobs, 89d, holdfast.retention.jobs, holdfast.retention.events",
        "effects, 89d, holdfast.retention.effects, holdfast.retention.jobs",
        "deliveries, 89d, holdfast.retention.deliveries, holdfast.retention.jobs",
        "invitees, 89d, holdfast.retention.invitees, holdfast.retention.events",
        "typed, 181d, holdfast.retention.invitees, holdfast.retention.typed"
    })
    void refusesToStartTheWrongWayRoundAndSaysWhy(String name, String period, String tooShort, String than) {
        RetentionOrder order = new RetentionOrder(config(Map.of("holdfast.retention." + name, period)));

        assertThatThrownBy(() -> order.check(new StartupEvent()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(tooShort + " (")
                .hasMessageContaining("must not be shorter than " + than + " (");
    }

    @Test
    void allowsLongerPeriodsThatKeepTheOrder() {
        RetentionConfig longer = config(Map.of(
                "holdfast.retention.tokens", "120d",
                "holdfast.retention.events", "120d",
                "holdfast.retention.jobs", "130d",
                "holdfast.retention.effects", "140d"));

        assertThat(RetentionOrder.objections(longer)).isEmpty();
    }

    private static RetentionConfig config(Map<String, String> given) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, CONVERTER_PRIORITY, new DurationConverter())
                .withMapping(RetentionConfig.class)
                .withDefaultValues(given)
                .build()
                .getConfigMapping(RetentionConfig.class);
    }
}
