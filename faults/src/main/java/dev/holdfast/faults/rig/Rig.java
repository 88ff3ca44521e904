package dev.holdfast.faults.rig;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.holdfast.faults.history.Recorder;
import dev.holdfast.faults.owner.Behaviour;
import dev.holdfast.faults.owner.Owner;
import dev.holdfast.localstack.server.FreePort;
import dev.holdfast.localstack.server.MongoServer;
import dev.holdfast.localstack.server.RedisRole;
import dev.holdfast.localstack.server.RedisServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Two job-promoters over one MongoDB and one queue Redis, an owner that they call, and a recorder of what MongoDB says happened. The times
 * that make a run long (leases, limits, scans) are shortened by the services' own configuration.
 */
public final class Rig implements AutoCloseable {

    /** A claim that nobody renews ends so much later. */
    public static final Duration LEASE = Duration.ofSeconds(6);

    /** Promoters read everything within the horizon so often, give or take a half. */
    public static final Duration FULL_SCAN_EVERY = Duration.ofSeconds(5);

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration PACE = Duration.ofMillis(50);
    private static final int WORKERS = 2;

    private final Path root;
    private final Path folder;
    private final Store store;
    private final @Nullable MongoServer mongo;
    private final RedisServer redis;
    private final TcpProxy redisProxy;
    private final Owner owner = new Owner();
    private final Settings settings;
    private final List<ServiceProcess> workers = new ArrayList<>();
    private final MongoClient client;
    private final Recorder recorder;
    private final Jobs jobs;
    private final MongoCollection<Document> events;
    private final Clock clock = Clock.systemUTC();
    private @Nullable Gateway gateway;
    private @Nullable Instant mendedAt;

    private Rig(Path root, Path folder, Store store, @Nullable MongoServer mongo, RedisServer redis) {
        this.root = root;
        this.folder = folder;
        this.store = store;
        this.mongo = mongo;
        this.redis = redis;
        this.redisProxy = new TcpProxy(redis.port());
        this.client = MongoClients.create(store.uri("faults"));
        MongoDatabase database = client.getDatabase("holdfast");
        this.jobs = new Jobs(database.getCollection("jobs"));
        this.events = database.getCollection("webhook_events");
        this.settings = Settings.with("redis://localhost:" + redisProxy.port());
        IntStream.range(0, WORKERS).forEach(this::addWorker);
        workers.forEach(ServiceProcess::start);
        this.recorder = new Recorder(database.getCollection("jobs"));
        until("the log is read", recorder::isWatching);
    }

    /**
     * Starts one on a MongoDB of its own.
     *
     * @param root the checkout, already built
     * @param folder empty, for data and logs
     */
    public static Rig start(Path root, Path folder) {
        MongoServer mongo = MongoServer.withFailPoints(folder.resolve("mongo"), folder, FreePort.any());
        mongo.start();
        return start(root, folder, Store.of(mongo), mongo);
    }

    /** Starts one on this MongoDB, which it closes at the end. */
    public static Rig start(Path root, Path folder, Store store) {
        return start(root, folder, store, null);
    }

    private static Rig start(Path root, Path folder, Store store, @Nullable MongoServer mongo) {
        RedisServer redis = RedisServer.start(RedisRole.QUEUE, folder.resolve("redis"), FreePort.any());
        return new Rig(root, folder, store, mongo, redis);
    }

    private void addWorker(int number) {
        String name = "job-promoter-" + number;
        Map<String, String> environment = settings.of(store.uri(name), owner.urlFor(number));
        workers.add(new ServiceProcess(root, folder, "job-promoter", name, environment));
    }

    /** The job-promoters; their connections to MongoDB bear their names. */
    public List<ServiceProcess> workers() {
        return List.copyOf(workers);
    }

    public ServiceProcess worker(int number) {
        return workers.get(number);
    }

    /** MongoDB, where it is a single server. */
    public MongoServer mongo() {
        if (mongo == null) {
            throw new IllegalStateException("this rig has no single MongoDB");
        }
        return mongo;
    }

    public Store store() {
        return store;
    }

    public Holds holds() {
        return new Holds(client.getDatabase("admin"));
    }

    public RedisServer redis() {
        return redis;
    }

    /** What the services take for Redis. */
    public TcpProxy redisProxy() {
        return redisProxy;
    }

    public Owner owner() {
        return owner;
    }

    public Jobs jobs() {
        return jobs;
    }

    /** Webhook events whose job, if it is there, is not yet noted as taken out of them. */
    public long outboxesLeft() {
        return events.countDocuments(Filters.exists("outbox.at"));
    }

    public Recorder recorder() {
        return recorder;
    }

    public Path folder() {
        return folder;
    }

    /** By which jobs are due. */
    public Clock clock() {
        return clock;
    }

    /** Begins to have so many jobs a second born. */
    public Load load(int perSecond) {
        return Load.start(jobs, perSecond);
    }

    /** webhook-gateway, started when it is first needed. */
    public Gateway gateway() {
        if (gateway == null) {
            Map<String, String> environment = settings.of(store.uri("webhook-gateway"), Settings.NOBODY);
            var process = new ServiceProcess(root, folder, "webhook-gateway", "webhook-gateway", environment);
            process.start();
            Gateway started = new Gateway(process, settings.signingKey());
            until("the gateway takes webhooks", () -> started.deliver().isAcknowledged());
            gateway = started;
        }
        return gateway;
    }

    /** Waits for so long, as those wait who want a fault to last. */
    public void pass(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", end);
        }
    }

    /** Waits until something is so, a minute at most. */
    public void until(String what, BooleanSupplier so) {
        Awaitility.await(what)
                .pollInterval(PACE)
                .atMost(SOON)
                .ignoreExceptions()
                .until(so::getAsBoolean);
    }

    /** Waits until all of these jobs have ended and their history is complete; false when the limit is over first. */
    public boolean awaitEnd(Collection<String> ids, Duration limit) {
        try {
            Awaitility.await()
                    .pollInterval(PACE)
                    .atMost(limit)
                    .ignoreExceptions()
                    .until(() -> jobs.open(ids).isEmpty());
            Awaitility.await().pollInterval(PACE).atMost(limit).until(() -> ids.stream()
                    .allMatch(recorder::hasEnded));
            return true;
        } catch (ConditionTimeoutException notAll) {
            return false;
        }
    }

    /** To be called when the fault of a cell is over, where the cell does more after it; from here on healing is timed. */
    public void mended() {
        if (mendedAt == null) {
            mendedAt = clock.instant();
        }
    }

    /** When the fault was over. */
    public Instant mendedAt() {
        return mendedAt == null ? clock.instant() : mendedAt;
    }

    /** Everything runs again and behaves. */
    public void heal() {
        owner.behave(Behaviour.GOOD);
        workers.forEach(ServiceProcess::start);
        if (gateway != null) {
            gateway.process().start();
        }
    }

    /** Forgets what was, so that the next cell begins with nothing. */
    public void clear() {
        jobs.clear();
        redis.command("DEL", "q:critical");
        redis.command("DEL", "q:default");
        owner.clear();
        recorder.clear();
        mendedAt = null;
    }

    @Override
    public void close() {
        recorder.close();
        client.close();
        if (gateway != null) {
            gateway.process().kill();
        }
        workers.forEach(ServiceProcess::kill);
        owner.close();
        redisProxy.close();
        redis.close();
        store.close();
    }
}
