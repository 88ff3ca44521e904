package dev.holdfast.kit.job.outbox;

import dev.holdfast.kit.job.JobsConfig;
import dev.holdfast.kit.job.hint.QueueRedis;
import dev.holdfast.kit.service.token.ServiceClients;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Chooses the nudge by what the service has: its own queue Redis, or the promoter's address, or neither. */
@Singleton
public class JobNudges {

    private static final String PROMOTER = "jobs";
    private static final Duration LIMIT = Duration.ofMillis(500);

    @Produces
    @Singleton
    @DefaultBean
    JobNudge nudge(
            QueueRedis redis,
            JobsConfig config,
            ServiceClients clients,
            @ConfigProperty(name = "holdfast.promoter-url") Optional<String> promoterUrl) {
        if (redis.isConfigured()) {
            return new HintNudge(redis.hints(), config.horizon(), config.laneFull());
        }
        return promoterUrl
                .<JobNudge>map(url -> new PokeNudge(clients.client(PokeApi.class, PROMOTER, url, LIMIT)))
                .orElseGet(() -> born -> Uni.createFrom().voidItem());
    }
}
