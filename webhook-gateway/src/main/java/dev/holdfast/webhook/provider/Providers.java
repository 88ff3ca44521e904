package dev.holdfast.webhook.provider;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The providers that are configured. */
@Singleton
public class Providers {

    private static final Logger LOG = Logger.getLogger(Providers.class);

    private final List<Provider> configured;

    Providers(@All List<Provider> providers) {
        this.configured = providers.stream().filter(Provider::isConfigured).toList();
        LOG.infof(
                "webhooks are taken from: %s",
                configured.stream().map(Provider::name).sorted().collect(Collectors.joining(", ", "[", "]")));
    }

    /** The provider of a path's last segment. */
    public Optional<Provider> find(String name) {
        return configured.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }
}
