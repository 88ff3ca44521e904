package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.e2e.driver.Http;
import dev.holdfast.e2e.driver.StackStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each running service publishes is what is committed under {@code contracts/}. This test only reads: a contract changes
 * by {@code ./holdfast contracts}, which a person runs and reviews.
 */
@OnRunningStack
class ContractsIT {
    private static final Path CONTRACTS =
            Path.of(System.getProperty("holdfast.root")).resolve("contracts");

    private final StackStatus status;

    ContractsIT(StackStatus status) {
        this.status = status;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"identity-service", "booking-service", "webhook-gateway", "job-promoter", "notification-service"
            })
    void publishesTheCommittedContract(String service) throws IOException {
        String committed = Files.readString(CONTRACTS.resolve(service + ".openapi.yaml"));

        assertThat(new Http(status.service(service).url()).get("/q/openapi").body())
                .isEqualTo(committed);
    }
}
