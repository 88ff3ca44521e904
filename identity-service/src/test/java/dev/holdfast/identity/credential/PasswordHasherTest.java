package dev.holdfast.identity.credential;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.identity.credential.CredentialFailure.HashingBusy;
import dev.holdfast.kit.service.failure.FailureException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {

    private static final Vertx VERTX = Vertx.vertx();

    private record Config(int memoryKib, int iterations, int parallelism, int threads, int queue)
            implements CredentialConfig {}

    @AfterAll
    static void closeVertx() {
        VERTX.closeAndAwait();
    }

    @Test
    void refusesWorkBeyondItsQueueAndWorksAgainAfterwards() {
        var hasher = new PasswordHasher(VERTX, new Config(32_768, 3, 1, 1, 1));

        List<CompletableFuture<PasswordHash>> started = start(hasher, 10);

        await().until(() -> started.stream().allMatch(CompletableFuture::isDone));
        assertThat(started.stream().filter(PasswordHasherTest::wasRefused)).hasSize(8);
        await().until(() -> !wasRefused(hasher.hash("again").subscribeAsCompletionStage()));
    }

    @Test
    void saysNoWithoutAnAccountAfterTheSameWork() {
        var hasher = new PasswordHasher(VERTX, new Config(64, 1, 1, 1, 1));

        assertThat(hasher.matches("password", null).await().indefinitely()).isFalse();
        assertThat(hasher.matches("password", hash(hasher)).await().indefinitely())
                .isTrue();
    }

    private static PasswordHash hash(PasswordHasher hasher) {
        return hasher.hash("password").await().indefinitely();
    }

    private static List<CompletableFuture<PasswordHash>> start(PasswordHasher hasher, int count) {
        List<CompletableFuture<PasswordHash>> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Uni<PasswordHash> hash = hasher.hash("password");
            started.add(hash.subscribeAsCompletionStage());
        }
        return started;
    }

    private static boolean wasRefused(CompletableFuture<PasswordHash> attempt) {
        try {
            attempt.join();
            return false;
        } catch (CompletionException e) {
            return e.getCause() instanceof FailureException failure && failure.failure() instanceof HashingBusy;
        }
    }
}
