package dev.holdfast.booking.calendly.intake;

import dev.holdfast.kit.service.token.ServiceClients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Stored webhook events, decrypted by their owner. */
@ApplicationScoped
class WebhookEventsClient {

    private static final String AUDIENCE = "webhook";
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int NOT_FOUND = 404;

    private final WebhookEventsRestClient rest;

    WebhookEventsClient(ServiceClients clients, @ConfigProperty(name = "holdfast.webhook-url") String url) {
        this.rest = clients.client(WebhookEventsRestClient.class, AUDIENCE, url, LIMIT);
    }

    /** The event, or {@code null} when it is not kept any more; fails when the gateway does not answer well. */
    Uni<@Nullable WebhookEvent> find(String id) {
        return rest.get(id)
                .onFailure(failure -> failure instanceof WebApplicationException e
                        && e.getResponse().getStatus() == NOT_FOUND)
                .recoverWithNull();
    }
}
