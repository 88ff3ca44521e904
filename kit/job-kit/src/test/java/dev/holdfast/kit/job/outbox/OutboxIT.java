package dev.holdfast.kit.job.outbox;

import static dev.holdfast.kit.job.outbox.TestOutboxes.CARRIERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.kit.job.store.Claim;
import dev.holdfast.kit.job.store.Ending;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobFixture;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.job.store.Settlement;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
class OutboxIT {

    @Inject
    OutboxRelay relay;

    @Inject
    OutboxSweep sweep;

    @Inject
    JobStore jobs;

    @Inject
    Database database;

    @Inject
    MeterRegistry metrics;

    private final String carrier = "carrier-" + UUID.randomUUID();
    private final String lane = JobFixture.aLane();
    private final Instant longAgo = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS);

    @Test
    void tellsHowManyJobsWereBornAndHowLongTheyWaited() {
        double born = created();
        write(entry("a"));

        await(relay.relay(CARRIERS, carrier));

        assertThat(created()).isGreaterThan(born);
        assertThat(metrics.get("holdfast.outbox.relay.lag").timer().totalTime(TimeUnit.SECONDS))
                .isPositive();
    }

    private double created() {
        return metrics.find("holdfast.job.created").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void relayingTwiceMakesEachJobOnce() {
        write(entry("a"), entry("b"));

        await(relay.relay(CARRIERS, carrier));
        claimAndFinish("a");
        await(relay.relay(CARRIERS, carrier));

        assertThat(job("a").state()).isEqualTo(JobState.DONE);
        assertThat(job("b").state()).isEqualTo(JobState.READY);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aRelayThatStoppedBeforeThePullIsRepeatedHarmlessly() {
        OutboxEntry entry = entry("a");
        write(entry);
        await(jobs.insertMissing(List.of(entry.toJob())));
        claimAndFinish("a");

        await(relay.relay(CARRIERS, carrier));

        assertThat(job("a").state()).isEqualTo(JobState.DONE);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void anEntryAddedDuringARelayIsNotPulledWithTheOthers() {
        write(entry("a"));
        var seen = new OutboxCarrier(carrier, List.of(entry("a")));
        push(entry("b"));

        await(relay.relayAll(CARRIERS, List.of(seen)));

        assertThat(leftovers()).extracting(OutboxEntry::id).containsExactly(id("b"));
    }

    @Test
    void relaysAtOnceEndInOneJob() {
        write(entry("a"));
        List<Uni<Void>> relays =
                Stream.generate(() -> relay.relay(CARRIERS, carrier)).limit(10).toList();

        await(Uni.join().all(relays).andFailFast());

        assertThat(job("a").state()).isEqualTo(JobState.READY);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void manyDocumentsNamedAtOnceAreAllRelayed() {
        List<String> names = IntStream.range(0, 3 * OutboxRelay.BATCH)
                .mapToObj(n -> carrier + n)
                .toList();
        names.forEach(name -> writeTo(name, entry(name)));

        names.forEach(name -> relay.relaySoon(CARRIERS, name));
        names.forEach(name -> relay.relaySoon(CARRIERS, name));
        await(sweep.runOnce());

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(names)
                .noneMatch(this::hasLeftovers));
        assertThat(names).allMatch(name -> job(name).state() == JobState.READY);
    }

    @Test
    void aSweepFindsWhatNobodyRelayed() {
        write(entry("a"));

        await(sweep.runOnce());

        assertThat(job("a")).satisfies(job -> {
            assertThat(job.runAt()).isEqualTo(longAgo);
            assertThat(job.ref()).isEqualTo(new JobRef("thing", carrier, 7));
            assertThat(job.payload()).isEqualTo(new Document("v", 1));
        });
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void hintsTheJobsItRelayed() {
        write(entry("a"));

        await(relay.relay(CARRIERS, carrier));

        assertThat(RealRedis.queue().command("ZSCORE", "q:" + lane, id("a")))
                .isEqualTo(Long.toString(longAgo.toEpochMilli()));
    }

    @Test
    void relaysAlthoughTheHintIsLost() {
        write(entry("a"));
        RealRedis.queue().freeze();
        try {
            await(relay.relay(CARRIERS, carrier));
        } finally {
            RealRedis.queue().thaw();
        }

        assertThat(job("a").state()).isEqualTo(JobState.READY);
        assertThat(leftovers()).isEmpty();
    }

    private OutboxEntry entry(String name) {
        var ref = new JobRef("thing", carrier, 7);
        return OutboxEntry.dueNow(id(name), "test", lane, ref, new Document("v", 1), longAgo);
    }

    private String id(String name) {
        return "test|" + carrier + "|" + name;
    }

    private void write(OutboxEntry... entries) {
        writeTo(carrier, entries);
    }

    private void writeTo(String document, OutboxEntry... entries) {
        await(database.documents(CARRIERS, OutboxCarrier.class).insert(new OutboxCarrier(document, List.of(entries))));
    }

    private void push(OutboxEntry entry) {
        await(database.documents(CARRIERS, OutboxCarrier.class)
                .update(Filters.eq("_id", carrier), Updates.push("outbox", entry)));
    }

    private List<OutboxEntry> leftovers() {
        return leftovers(carrier);
    }

    private boolean hasLeftovers(String document) {
        return !leftovers(document).isEmpty();
    }

    private List<OutboxEntry> leftovers(String document) {
        return Objects.requireNonNull(
                        await(database.documents(CARRIERS, OutboxCarrier.class).findById(document)))
                .entries();
    }

    private void claimAndFinish(String name) {
        JobDocument held = await(jobs.claim(List.of(id(name)), Claim.by("test"), Duration.ofMinutes(1), Set.of()))
                .getFirst();
        var done = new Settlement.Final(JobState.DONE, null, null);
        assertThat(await(jobs.settle(List.of(new Ending(held.id(), held.fence(), done)))))
                .isEmpty();
    }

    private JobDocument job(String name) {
        return Objects.requireNonNull(await(jobs.find(id(name))));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }
}
