package dev.holdfast.kit.job.outbox;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import dev.holdfast.kit.job.JobsConfig;
import dev.holdfast.kit.job.loop.Jitter;
import dev.holdfast.kit.job.loop.Loop;
import dev.holdfast.kit.service.mongo.StoreSetup;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;

/** Finds outbox entries that no relay came to: a crash after the write, a lost relay, an outage in between. */
@Singleton
public class OutboxSweep implements StoreSetup {

    private static final Bson BORN = Indexes.ascending("outbox.at");
    private static final Bson WAITING = Filters.exists("outbox.at");
    private static final int BATCH = 100;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Younger entries are left to the relay of whoever wrote them. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(1);

    private final OutboxRelay relay;
    private final List<String> collections;
    private final Clock clock;
    private final Duration every;
    private final Loop loop;
    private final Jitter jitter = Jitter.random();

    OutboxSweep(OutboxRelay relay, @All List<OutboxCollections> registered, Clock clock, JobsConfig config) {
        this.relay = relay;
        this.collections =
                registered.stream().flatMap(each -> each.names().stream()).toList();
        this.clock = clock;
        this.every = config.sweepEvery();
        this.loop = new Loop("outbox-sweep", LIMIT, this::runOnce);
    }

    void start(@Observes StartupEvent event) {
        if (!collections.isEmpty()) {
            loop.start(jitter.around(every));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    @Override
    public Uni<Void> prepare() {
        IndexOptions whileNotEmpty = new IndexOptions().partialFilterExpression(WAITING);
        return Multi.createFrom()
                .iterable(collections)
                .onItem()
                .transformToUniAndConcatenate(name -> relay.carriers(name).ensureIndex(BORN, whileNotEmpty))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** One round over all collections; answers the pause before the next, none where a batch was full. */
    Uni<Duration> runOnce() {
        return Multi.createFrom()
                .iterable(collections)
                .onItem()
                .transformToUniAndConcatenate(this::sweep)
                .collect()
                .with(Collectors.summingInt(Integer::intValue))
                .map(found -> found >= BATCH ? Duration.ZERO : jitter.around(every));
    }

    private Uni<Integer> sweep(String collection) {
        Instant old = clock.instant().minus(LEFT_ALONE);
        return relay.carriers(collection)
                .all(documents -> documents
                        .find(Filters.lte("outbox.at", old))
                        .projection(Projections.include("outbox"))
                        .sort(BORN)
                        .limit(BATCH))
                .call(found -> relay.relayAll(collection, found))
                .map(List::size);
    }
}
