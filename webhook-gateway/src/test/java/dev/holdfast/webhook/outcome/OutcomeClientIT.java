package dev.holdfast.webhook.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.service.token.ServiceClients;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutcomeClientIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Inject
    OutcomeClient client;

    @Inject
    ServiceClients clients;

    @Test
    void tellsWhatThePromoterTells() {
        assertThat(client.of("webhook-event", List.of("a", "b")).await().atMost(LIMIT))
                .containsOnlyKeys("a", "b")
                .containsEntry("a", new JobOutcome("job-of-a", "DEAD", "said-so"));
    }

    @Test
    void knowsNothingWhileThePromoterIsAwayOrRefuses() {
        var nobodyThere = new OutcomeClient(clients, Optional.of("http://localhost:1"));

        assertThat(nobodyThere.of("webhook-event", List.of("a")).await().atMost(LIMIT))
                .isEmpty();
        assertThat(client.of("refused", List.of("a")).await().atMost(LIMIT)).isEmpty();
        assertThat(new OutcomeClient(clients, Optional.empty())
                        .of("webhook-event", List.of("a"))
                        .await()
                        .atMost(LIMIT))
                .isEmpty();
    }
}
