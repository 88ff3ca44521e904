package dev.holdfast.bench.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Has jobs born by the worker, many together. Fails if one of its orders is not done. */
final class Births {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long TICK_MILLIS = 100;

    private final URI door;
    private final Clock clock;
    private final HttpClient http = HttpClient.newHttpClient();

    Births(URI worker, Clock clock) {
        this.door = worker.resolve("/births");
        this.clock = clock;
    }

    /** As fast as they are stored; due at once, or all at one instant. */
    void asFastAsPossible(String run, int jobs, @Nullable Instant dueAt) {
        var free = new Semaphore(Plan.BULKS);
        List<CompletableFuture<Void>> bulks = new ArrayList<>();
        for (int first = 0; first < jobs; first += Plan.BATCH) {
            free.acquireUninterruptibly();
            bulks.add(order(run, first, Math.min(Plan.BATCH, jobs - first), dueAt, 0)
                    .whenComplete((done, failure) -> free.release()));
        }
        bulks.forEach(CompletableFuture::join);
    }

    /** At a steady rate; each due so long after its birth, and as far from the one before as births are. */
    int steadily(String run, int rate, Duration time, Duration ahead) {
        int each = (int) (rate * TICK_MILLIS / 1_000);
        int ticks = (int) (time.toMillis() / TICK_MILLIS);
        long apartMicros = TimeUnit.SECONDS.toMicros(1) / rate;
        List<CompletableFuture<Void>> bulks = new ArrayList<>();
        for (int tick = 0; tick < ticks; tick++) {
            int first = tick * each;
            var atItsTime = CompletableFuture.delayedExecutor(tick * TICK_MILLIS, TimeUnit.MILLISECONDS);
            bulks.add(CompletableFuture.runAsync(() -> {}, atItsTime)
                    .thenCompose(now -> order(run, first, each, clock.instant().plus(ahead), apartMicros)));
        }
        bulks.forEach(CompletableFuture::join);
        return ticks * each;
    }

    private CompletableFuture<Void> order(String run, int first, int count, @Nullable Instant dueAt, long apartMicros) {
        String due = dueAt == null ? "" : ",\"dueAt\":\"" + dueAt + "\"";
        String body = "{\"run\":\"%s\",\"first\":%d,\"count\":%d,\"apartMicros\":%d%s}"
                .formatted(run, first, count, apartMicros, due);
        HttpRequest request = HttpRequest.newBuilder(door)
                .header("Content-Type", "application/json")
                .timeout(LIMIT)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString()).thenAccept(answer -> {
            if (answer.statusCode() != 204) {
                throw new UncheckedIOException(
                        new IOException("births are answered " + answer.statusCode() + " " + answer.body()));
            }
        });
    }
}
