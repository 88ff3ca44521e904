package dev.holdfast.kit.job.effect;

import dev.holdfast.kit.job.store.PayloadVersions;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a service's door for jobs hands requests to: every {@link OwnedJobHandler} bean, guarded by {@link Effects}. */
@Singleton
public class OwnedJobs {

    /** How long a job waits for its owner's next version. */
    private static final Duration UPGRADE = Duration.ofSeconds(30);

    private final Effects effects;
    private final Map<String, OwnedJobHandler> handlers;

    /** A job has its own deadline, far beyond that of a request, so it runs outside the request's context. */
    private final ExecutorService outside = Executors.newVirtualThreadPerTaskExecutor();

    OwnedJobs(Effects effects, @All List<OwnedJobHandler> handlers) {
        this.effects = effects;
        this.handlers =
                handlers.stream().collect(Collectors.toUnmodifiableMap(OwnedJobHandler::type, Function.identity()));
    }

    /** Performs the job, or answers why not. Fails only when MongoDB or the handler fails; then nothing is settled. */
    public Uni<JobReply> run(JobRequest request) {
        OwnedJobHandler handler = handlers.get(request.type());
        if (handler == null) {
            return Uni.createFrom().item(JobReply.reject("unknown-type"));
        }
        return switch (handler.versions().fit(request.payload())) {
            case OLDER -> Uni.createFrom().item(JobReply.reject(PayloadVersions.TOO_OLD));
            case NEWER -> Uni.createFrom().item(JobReply.busy(UPGRADE, PayloadVersions.TOO_NEW));
            case READABLE ->
                effects.once(request, handler.isRepeatable(), handler::run).runSubscriptionOn(outside);
        };
    }

    @PreDestroy
    void stop() {
        outside.shutdown();
    }
}
