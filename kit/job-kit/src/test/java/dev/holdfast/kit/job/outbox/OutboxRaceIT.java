package dev.holdfast.kit.job.outbox;

import static dev.holdfast.kit.job.outbox.OutboxRace.await;
import static dev.holdfast.kit.job.outbox.TestOutboxes.CARRIERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.kit.job.outbox.OutboxRace.RelayStep;
import dev.holdfast.kit.job.outbox.OutboxRace.Result;
import dev.holdfast.kit.job.store.DueJobs;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** The writer of an outbox, the relay of its process and the relay of another process, all at one document. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
class OutboxRaceIT {

    private static final Logger LOG = Logger.getLogger(OutboxRaceIT.class);
    private static final int WRITES = 2_000;
    private static final int CONTROL_WRITES = 300;

    private final long seed = Long.getLong("holdfast.seed", new Random().nextLong());

    @Inject
    Database database;

    @Inject
    DueJobs due;

    @Inject
    JobStore jobs;

    @Test
    void writesAndTwoRelaysAtOnceLoseNothing() {
        LOG.infof("seed %d (repeat with -Dholdfast.seed=%d)", seed, seed);
        OutboxRelay ours = relay();
        OutboxRelay theirs = relay();
        Random random = new Random(seed + 1);

        Result result = new OutboxRace(database, seed)
                .run(
                        WRITES,
                        List.of(
                                carrier -> ours.relay(CARRIERS, carrier),
                                carrier -> late(theirs, carrier, random.nextInt(3))));

        assertThat(result.lost()).as("seed %d", seed).isEmpty();
        assertThat(result.jobs()).doesNotHaveDuplicates().hasSameSizeAs(result.pushed());
        assertThat(result.leftInOutbox()).isZero();
        assertThat(result.leftInIndex()).isZero();
        assertThat(result.relays()).isGreaterThan(WRITES / 10);
    }

    /** A control: the checker sees what a relay that removes more than it copied would lose. */
    @Test
    void aRelayThatEmptiesTheOutboxIsSeenToLoseEntries() {
        LOG.infof("seed %d (repeat with -Dholdfast.seed=%d)", seed, seed);
        OutboxRelay ours = relay();

        Result result = new OutboxRace(database, seed)
                .run(CONTROL_WRITES, List.of(carrier -> ours.relay(CARRIERS, carrier), emptying()));

        assertThat(result.lost()).as("seed %d", seed).isNotEmpty();
    }

    private OutboxRelay relay() {
        return new OutboxRelay(
                database, due, jobs, born -> Uni.createFrom().voidItem(), new RelayMetrics(new SimpleMeterRegistry()));
    }

    /** A relay that was held up after it had read: meanwhile it went over the outbox that often. */
    private Uni<Void> late(OutboxRelay relay, String id, int meanwhile) {
        OutboxCarrier seen = await(carriers().findById(id));
        for (int go = 0; go < meanwhile; go++) {
            await(relay.relay(CARRIERS, id));
        }
        return seen == null ? Uni.createFrom().voidItem() : relay.relayAll(CARRIERS, List.of(seen));
    }

    private RelayStep emptying() {
        return id -> carriers()
                .findById(id)
                .chain(seen -> seen == null || seen.entries().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : jobs.insertMissing(seen.entries().stream()
                                        .map(OutboxEntry::toJob)
                                        .toList())
                                .chain(() -> carriers()
                                        .update(Filters.eq("_id", id), Updates.unset("outbox"))
                                        .replaceWithVoid()));
    }

    private Documents<OutboxCarrier> carriers() {
        return database.documents(CARRIERS, OutboxCarrier.class);
    }
}
