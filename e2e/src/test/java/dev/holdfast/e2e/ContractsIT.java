package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.localstack.LocalStack;
import dev.holdfast.localstack.StackStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
    private static final Path CONTRACTS = Path.of(System.getProperty("holdfast.root")).resolve("contracts");

    private final StackStatus status;

    ContractsIT(LocalStack stack) {
        this.status = stack.status();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identity-service",
                "booking-service",
                "webhook-gateway",
                "job-promoter",
                "notification-service"
            })
    void publishesTheCommittedContract(String service) throws IOException, InterruptedException {
        String committed = Files.readString(CONTRACTS.resolve(service + ".openapi.yaml"));

        assertThat(published(service)).isEqualTo(committed);
    }

    private String published(String service) throws IOException, InterruptedException {
        String url = status.services().get(service).url() + "/q/openapi";
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
