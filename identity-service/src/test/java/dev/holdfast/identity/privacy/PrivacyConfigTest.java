package dev.holdfast.identity.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PrivacyConfigTest {

    @Test
    void answersHaveABeatOfAQuarterOfASecondUnlessToldOtherwise() {
        PrivacyConfig config = new SmallRyeConfigBuilder()
                .withMapping(PrivacyConfig.class)
                .build()
                .getConfigMapping(PrivacyConfig.class);

        assertThat(config.beat()).isEqualTo(Duration.ofMillis(250));
    }
}
