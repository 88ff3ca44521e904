package dev.holdfast.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RealServersIT {

    @Test
    void handsOutTheSameServersToEverybodyInTheJvm() {
        assertThat(RealMongo.uri()).isEqualTo(RealMongo.uri());
        assertThat(RealMongo.server().pid()).isEqualTo(RealMongo.server().pid());
        assertThat(RealRedis.queue().pid()).isEqualTo(RealRedis.queue().pid());
        assertThat(RealRedis.queueUrl()).isNotEqualTo(RealRedis.cacheUrl());
    }

    @Test
    void givesAServiceWhatItNeedsToStart() {
        Map<String, String> settings = new RealMongo().start();

        assertThat(settings)
                .containsEntry("holdfast.mongodb-uri", RealMongo.uri())
                .containsKeys("holdfast.master-key", "holdfast.internal-key", "holdfast.scheduling-token-keys");
        assertThat(new RealMongo().start()).isEqualTo(settings);
    }

    @Test
    void letsATestReplaceASetting() {
        RealMongo resource = new RealMongo();
        resource.init(Map.of("holdfast.smtp.port", "2525"));

        assertThat(resource.start()).containsEntry("holdfast.smtp.port", "2525");
    }

    @Test
    void keepsTheAddressOverARestart() {
        String before = RealMongo.uri();

        RealMongo.server().restart();

        assertThat(RealMongo.uri()).isEqualTo(before);
        assertThat(RealMongo.server().isAlive()).isTrue();
    }
}
