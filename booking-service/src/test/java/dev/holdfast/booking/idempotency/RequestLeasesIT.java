package dev.holdfast.booking.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.booking.idempotency.IdempotencyFailure.KeyReused;
import dev.holdfast.booking.idempotency.IdempotencyFailure.RequestInProgress;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.failure.FailureException;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class RequestLeasesIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int CALLERS = 12;

    /** It would be the name of a field. */
    private static final String REQUEST = "$us_mira|key|book";

    private final String id = "bk_" + UUID.randomUUID();

    @Inject
    Database database;

    @Inject
    RequestLeases leases;

    @Test
    void whileOneIsAtItTheOthersAreTold() {
        CompletableFuture<String> underWay = new CompletableFuture<>();
        CompletableFuture<String> first = begin(() -> Uni.createFrom().completionStage(underWay));

        assertInProgress(() -> during(REQUEST, () -> Uni.createFrom().item("second")));
        assertThatThrownBy(() -> during("another", () -> Uni.createFrom().item("third")))
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.failure()).isInstanceOf(KeyReused.class));
        underWay.complete("first");

        assertThat(answer(first)).isEqualTo("first");
        assertThat(lease()).isNull();
        assertThat(during("another", () -> Uni.createFrom().item("third"))).isEqualTo("third");
    }

    @Test
    void whatFailsLeavesNoneBehind() {
        assertThatThrownBy(() ->
                        during(REQUEST, () -> Uni.createFrom().failure(new IllegalStateException("the work failed"))))
                .hasMessage("the work failed");
        assertThatThrownBy(() -> during(REQUEST, () -> {
                    throw new IllegalStateException("it did not begin");
                }))
                .hasMessage("it did not begin");

        assertThat(lease()).isNull();
    }

    @Test
    void oneThatIsOverIsTakenAndWhoHadItTakesNothingAway() {
        CompletableFuture<String> slow = new CompletableFuture<>();
        CompletableFuture<String> first = begin(() -> Uni.createFrom().completionStage(slow));
        expire();

        CompletableFuture<String> next = new CompletableFuture<>();
        CompletableFuture<String> second = begin(() -> Uni.createFrom().completionStage(next));
        slow.complete("first");
        assertThat(answer(first)).isEqualTo("first");

        assertInProgress(() -> during(REQUEST, () -> Uni.createFrom().item("third")));
        next.complete("second");

        assertThat(answer(second)).isEqualTo("second");
        assertThat(lease()).isNull();
    }

    @Test
    void ofManyAtOnceOneIsAtIt() {
        var done = new AtomicInteger();
        CompletableFuture<String> allAnswered = new CompletableFuture<>();
        Callable<Boolean> ask = () -> {
            CompletableFuture<String> asked = begin(() -> {
                done.incrementAndGet();
                return Uni.createFrom().completionStage(allAnswered);
            });
            return asked.isCompletedExceptionally();
        };

        List<Boolean> refused = Practice.atOnce(Collections.nCopies(CALLERS, ask));
        allAnswered.complete("done");

        assertThat(done).hasValue(1);
        assertThat(refused).containsOnlyOnce(false);
    }

    /** What a killed process leaves behind is nobody's to remove. */
    @Test
    void mongoIsToldToRemoveThoseThatAreOver() {
        List<Document> indexes = database.documents("idempotency_keys", Document.class)
                .all(collection -> collection.listIndexes())
                .await()
                .atMost(LIMIT);

        assertThat(indexes).anySatisfy(index -> {
            assertThat(index.get("key")).isEqualTo(new Document("until", 1));
            assertThat(index.get("expireAfterSeconds", Number.class).longValue())
                    .isZero();
        });
    }

    private String during(String request, Supplier<Uni<? extends String>> work) {
        return leases.<String>during(id, request, work).await().atMost(LIMIT);
    }

    /** Returns when the work has begun, or was refused. */
    private CompletableFuture<String> begin(Supplier<Uni<? extends String>> work) {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<String> answered = leases.<String>during(id, REQUEST, () -> {
                    begun.complete(null);
                    return work.get();
                })
                .subscribeAsCompletionStage();
        CompletableFuture.anyOf(begun, answered.exceptionally(refused -> ""))
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
        return answered;
    }

    private static String answer(CompletableFuture<String> request) {
        return request.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private void expire() {
        new Stored(database)
                .in("idempotency_keys")
                .update(Filters.eq(id), Updates.set("until", Instant.now().minusMillis(1)))
                .await()
                .atMost(LIMIT);
    }

    private @Nullable Document lease() {
        return new Stored(database).one("idempotency_keys", id);
    }

    private static void assertInProgress(Callable<String> request) {
        assertThatThrownBy(request::call).isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure())
                .isInstanceOf(RequestInProgress.class));
    }
}
