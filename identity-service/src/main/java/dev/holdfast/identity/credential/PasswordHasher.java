package dev.holdfast.identity.credential;

import dev.holdfast.identity.credential.CredentialFailure.HashingBusy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id off the event loop: a few threads and a short queue of their own. Results arrive on the caller's context.
 *
 * <p>When threads and queue are taken, the request fails at once with {@link HashingBusy}. A caller that goes away does not stop a
 * computation, so the place in the queue is given back only when the computation ends.
 */
@ApplicationScoped
class PasswordHasher {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final WorkerExecutor workers;
    private final Semaphore places;
    private final Argon2 argon2;

    PasswordHasher(Vertx vertx, CredentialConfig config) {
        this.workers = vertx.createSharedWorkerExecutor("password-hashing", config.threads());
        this.places = new Semaphore(config.threads() + config.queue());
        this.argon2 = new Argon2(
                new SecureRandom(), new Argon2Cost(config.memoryKib(), config.iterations(), config.parallelism()));
    }

    @PreDestroy
    void close() {
        workers.closeAndForget();
    }

    Uni<PasswordHash> hash(String password) {
        return run(() -> argon2.hash(password));
    }

    /** Compares; without a stored hash it works just as long and answers false. */
    Uni<Boolean> matches(String password, @Nullable PasswordHash stored) {
        PasswordHash compared = stored == null ? argon2.nobody() : stored;
        return run(() -> argon2.matches(password, compared) && stored != null);
    }

    private <T> Uni<T> run(Callable<T> computation) {
        return Uni.createFrom().deferred(() -> {
            if (!places.tryAcquire()) {
                return Uni.createFrom().failure(new HashingBusy(RETRY_AFTER).asException());
            }
            return workers.executeBlocking(givingBackItsPlace(computation), false);
        });
    }

    private <T> Callable<T> givingBackItsPlace(Callable<T> computation) {
        return () -> {
            try {
                return computation.call();
            } finally {
                places.release();
            }
        };
    }
}
