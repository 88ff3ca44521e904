package dev.holdfast.promoter.dispatch;

import dev.holdfast.kit.job.JobsConfig;
import dev.holdfast.kit.job.worker.JobHandler;
import dev.holdfast.kit.job.worker.JobHandlers;
import dev.holdfast.kit.service.token.ServiceClients;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Every job of this service's lanes is performed by its {@link Owner}. */
@Singleton
public class Dispatches implements JobHandlers {

    private final Map<Owner, OwnerRestClient> clients;
    private final Duration ownerLimit;

    Dispatches(
            ServiceClients clients,
            DispatchConfig config,
            JobsConfig jobs,
            @ConfigProperty(name = "holdfast.booking-url") String bookingUrl) {
        config.requireWithin(jobs.handlerLimit());
        this.ownerLimit = config.ownerLimit();
        this.clients = Map.of(
                Owner.BOOKING,
                clients.client(OwnerRestClient.class, Owner.BOOKING.audience(), bookingUrl, config.callLimit()));
    }

    @Override
    public Optional<JobHandler> find(String type) {
        return Owner.of(type).flatMap(owner -> Optional.ofNullable(clients.get(owner))
                .map(client -> new OwnerClient(type, owner.audience(), client, ownerLimit)));
    }

    @Override
    public Map<String, String> targets() {
        return Owner.audiences();
    }
}
