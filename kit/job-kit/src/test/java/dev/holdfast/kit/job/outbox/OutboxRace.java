package dev.holdfast.kit.job.outbox;

import static dev.holdfast.kit.job.outbox.TestOutboxes.CARRIERS;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobFixture;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * One document whose outbox is written and relayed at the same time, each on a thread of its own: a writer that decides
 * something anew again and again, as a booking does, and relays that go on until it has ended.
 */
final class OutboxRace {

    /** One go of a relay over the outbox; told the document's id. */
    @FunctionalInterface
    interface RelayStep {
        Uni<Void> run(String carrier);
    }

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 3;

    private final Database database;
    private final Random random;
    private final String carrier = "carrier-" + UUID.randomUUID();
    private final String lane = JobFixture.aLane();
    private final Instant born = Instant.now().minusSeconds(60);
    private final Set<String> pushed = new HashSet<>();

    OutboxRace(Database database, long seed) {
        this.database = database;
        this.random = new Random(seed);
    }

    /**
     * What came of it.
     *
     * @param pushed the ids of all entries that were acknowledged
     * @param jobs the ids of the jobs there are
     * @param leftInOutbox entries that are still in the outbox
     * @param leftInIndex documents that the sweep's index still shows
     * @param relays how often the relays went over the outbox
     */
    record Result(Set<String> pushed, List<String> jobs, int leftInOutbox, long leftInIndex, int relays) {

        /** Entries that neither became a job nor are in the outbox. */
        Set<String> lost() {
            Set<String> lost = new TreeSet<>(pushed);
            lost.removeAll(Set.copyOf(jobs));
            return lost;
        }
    }

    /** Runs the race; at the end the first relay has gone over the outbox once more, with nobody else about. */
    Result run(int writes, List<RelayStep> relays) {
        await(carriers().insert(new OutboxCarrier(carrier, List.of())));
        var ended = new CountDownLatch(1);
        int goes;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> running = relays.stream()
                    .map(step -> threads.submit(() -> repeat(step, ended)))
                    .toList();
            try {
                write(writes);
            } finally {
                ended.countDown();
            }
            goes = running.stream().mapToInt(OutboxRace::resultOf).sum();
        }
        await(relays.getFirst().run(carrier));
        return new Result(Set.copyOf(pushed), jobs(), outbox().size(), inIndex(), goes);
    }

    private int repeat(RelayStep step, CountDownLatch ended) {
        int goes = 0;
        while (ended.getCount() > 0) {
            await(step.run(carrier));
            goes++;
        }
        return goes;
    }

    /** Each write is one decision: a new revision with one to three new entries, pushed in the same update. */
    private void write(int writes) {
        for (int rev = 1; rev <= writes; rev++) {
            List<OutboxEntry> entries = new ArrayList<>();
            int count = 1 + random.nextInt(MOST_AT_ONCE);
            for (int number = 0; number < count; number++) {
                entries.add(entry(rev, number));
            }
            await(carriers()
                    .update(
                            Filters.eq("_id", carrier),
                            Updates.combine(Updates.inc("rev", 1), Updates.pushEach("outbox", entries))));
            entries.forEach(entry -> pushed.add(entry.id()));
        }
    }

    private OutboxEntry entry(int rev, int number) {
        return OutboxEntry.dueNow(
                "test|" + carrier + "|" + rev + "-" + number,
                "test",
                lane,
                new JobRef("thing", carrier, rev),
                new Document("v", 1),
                born);
    }

    private List<String> jobs() {
        return await(database.documents("jobs", JobDocument.class)
                        .all(collection -> collection.find(Filters.eq("lane", lane))))
                .stream()
                .map(JobDocument::id)
                .collect(Collectors.toList());
    }

    private List<OutboxEntry> outbox() {
        return Objects.requireNonNull(await(carriers().findById(carrier))).entries();
    }

    private long inIndex() {
        return await(carriers().all(collection -> collection
                        .find(Filters.and(Filters.exists("outbox.at"), Filters.eq("_id", carrier)))
                        .hint(Indexes.ascending("outbox.at"))))
                .size();
    }

    private Documents<OutboxCarrier> carriers() {
        return database.documents(CARRIERS, OutboxCarrier.class);
    }

    private static int resultOf(Future<Integer> future) {
        try {
            return future.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }
}
