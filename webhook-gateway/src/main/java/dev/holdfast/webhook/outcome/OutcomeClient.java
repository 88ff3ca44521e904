package dev.holdfast.webhook.outcome;

import dev.holdfast.kit.service.token.ServiceClients;
import dev.holdfast.webhook.outcome.OutcomeRestClient.Answer;
import dev.holdfast.webhook.outcome.OutcomeRestClient.Question;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the promoter what became of events: this service only inserts into {@code jobs} and may not look. A promoter that is away
 * hides outcomes and nothing else.
 */
@Singleton
public class OutcomeClient {

    private static final Logger LOG = Logger.getLogger(OutcomeClient.class);
    private static final String PROMOTER = "jobs";
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final @Nullable OutcomeRestClient promoter;

    OutcomeClient(ServiceClients clients, @ConfigProperty(name = "holdfast.promoter-url") Optional<String> url) {
        this.promoter = url.map(at -> clients.client(OutcomeRestClient.class, PROMOTER, at, LIMIT))
                .orElse(null);
    }

    /**
     * The outcomes by document; one whose job is not there yet, or cannot be asked about, is left out.
     *
     * @param kind what jobs call such documents
     * @param ids of 100 documents at most
     */
    public Uni<Map<String, JobOutcome>> of(String kind, List<String> ids) {
        if (promoter == null || ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return promoter.ask(new Question(kind, ids))
                .map(OutcomeClient::byDocument)
                .onFailure()
                .invoke(failure -> LOG.infof(
                        "The promoter does not tell what became of events (%s)",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithItem(Map.of());
    }

    private static Map<String, JobOutcome> byDocument(Answer answer) {
        return answer.items().stream()
                .collect(Collectors.toUnmodifiableMap(
                        OutcomeRestClient.Item::ref, item -> new JobOutcome(item.id(), item.state(), item.error())));
    }
}
