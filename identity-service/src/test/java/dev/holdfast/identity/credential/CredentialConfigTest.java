package dev.holdfast.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class CredentialConfigTest {

    @Test
    void hashesAtOwaspsFloorUnlessToldOtherwise() {
        CredentialConfig config = new SmallRyeConfigBuilder()
                .withMapping(CredentialConfig.class)
                .build()
                .getConfigMapping(CredentialConfig.class);

        assertThat(config.memoryKib()).isEqualTo(19_456);
        assertThat(config.iterations()).isEqualTo(2);
        assertThat(config.parallelism()).isEqualTo(1);
    }
}
