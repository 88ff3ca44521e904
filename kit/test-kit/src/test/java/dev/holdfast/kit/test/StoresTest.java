package dev.holdfast.kit.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StoresTest {

    @Test
    void processesAreTheDefaultAndAskForNoEngine() {
        assertThat(Stores.of(null, StoresTest::unasked)).isEqualTo(Stores.PROCESSES);
        assertThat(Stores.of("processes", StoresTest::unasked)).isEqualTo(Stores.PROCESSES);
    }

    @Test
    void containersAreUsedWhereAnEngineAnswers() {
        assertThat(Stores.of("containers", () -> true)).isEqualTo(Stores.CONTAINERS);
    }

    @Test
    void withoutAnEngineTheRunFailsInsteadOfUsingProcesses() {
        assertThatThrownBy(() -> Stores.of("containers", () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("-Dholdfast.stores=containers needs a container engine, and none answers here; "
                        + "without the option the tests start MongoDB and Redis as processes.");
    }

    @Test
    void anythingElseIsAMistake() {
        assertThatThrownBy(() -> Stores.of("docker", () -> true)).hasMessageContaining("processes or containers");
    }

    @Test
    void theImagesAreThoseOfProduction() {
        assertThat(ContainerHost.imageOfProduction("mongo")).matches("mongo:\\d+\\.\\d+\\.\\d+");
        assertThat(ContainerHost.imageOfProduction("valkey/valkey")).matches("valkey/valkey:\\d+\\.\\d+\\.\\d+");
    }

    private static boolean unasked() {
        throw new AssertionError("nobody should ask for an engine");
    }
}
