package dev.holdfast.bench.jobs;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.holdfast.bench.jobs.Figures.Cost;
import dev.holdfast.bench.jobs.Figures.Herd;
import dev.holdfast.bench.jobs.Figures.Peers;
import dev.holdfast.bench.jobs.Figures.Setting;
import dev.holdfast.bench.jobs.Figures.Steady;
import dev.holdfast.bench.jobs.JobBooks.Run;
import dev.holdfast.bench.jobs.peer.JobRunrPeer;
import dev.holdfast.bench.jobs.peer.NodePeers;
import dev.holdfast.bench.recovery.Hints;
import dev.holdfast.localstack.LocalStack;
import dev.holdfast.localstack.Progress;
import dev.holdfast.localstack.ScratchFolder;
import dev.holdfast.localstack.StackOptions;
import dev.holdfast.localstack.StackStatus;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A stack that lives as long as the bench, with a worker whose jobs do nothing; what has no part in it is frozen. */
final class JobsBench implements AutoCloseable {

    private static final List<String> BYSTANDERS = List.of(
            "identity-service", "booking-service", "webhook-gateway", "notification-service", "sandbox", "edge");
    private static final String PROMOTER = "job-promoter";
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** Births of a herd come to more than so many a millisecond, most of the time: its instant lies ahead accordingly. */
    private static final int BORN_PER_MILLI = 3;

    /** Until the compiler of the worker has come to rest. */
    private static final int WARM_UPS = 3;

    private static final int WIPES = 3;

    private final Plan plan;
    private final PrintWriter out;
    private final LocalStack local;
    private final StackStatus status;
    private final NoopWorker worker;
    private final MongoClient client;
    private final JobBooks books;
    private final Births births;
    private final Clock clock = Clock.systemUTC();
    private long claimedAgain;

    private JobsBench(Plan plan, PrintWriter out, LocalStack local, NoopWorker worker) {
        this.plan = plan;
        this.out = out;
        this.local = local;
        this.status = local.status();
        this.worker = worker;
        this.client = MongoClients.create(status.mongodb().uri());
        this.books = new JobBooks(client.getDatabase("holdfast").getCollection("jobs"));
        this.births = new Births(worker.address(), clock);
    }

    /** Starts a stack on empty data; returns when all of it is ready. */
    static JobsBench start(Plan plan, PrintWriter out) {
        ScratchFolder.delete(plan.data());
        out.println("· starting a stack");
        LocalStack local = LocalStack.start(
                new StackOptions(plan.root(), plan.portBase(), plan.data())
                        .withSettings(Map.of("HOLDFAST_PROMOTION_LANES", "critical,default,mail," + NoopWorker.LANE))
                        .compiledAsDeployed(),
                Progress.SILENT);
        try {
            NoopWorker worker = NoopWorker.start(local.status(), plan);
            BYSTANDERS.forEach(part -> local.part(part).freeze());
            return new JobsBench(plan, out, local, worker);
        } catch (RuntimeException failure) {
            local.close();
            throw failure;
        }
    }

    Figures measure() {
        say("jobs that are due at once: %d x %s to warm up, then %d"
                .formatted(WARM_UPS, whole(plan.jobs()), plan.rounds()));
        for (int round = 0; round < WARM_UPS; round++) {
            dueAtOnce("warm-" + round);
        }
        Usage before = usage();
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < plan.rounds(); round++) {
            rates.add(dueAtOnce("round-" + round).perSecond());
        }
        Cost cost = usage().since(before, plan.jobs() * plan.rounds());
        Steady steady = steady();
        List<Herd> herds = plan.herds().stream().map(this::herd).toList();
        say("wiping Redis under " + whole(plan.hints()) + " hints");
        worker.freeze();
        var hints = new Hints(local, client.getDatabase("holdfast").getCollection("jobs"));
        double bytes = hints.fill(plan.hints());
        List<Long> refilled = hints.wipe(WIPES, plan.hints());
        hints.clear();
        int processors = Runtime.getRuntime().availableProcessors();
        return new Figures(
                new Setting(processors, plan.jobs(), plan.rounds(), plan.slots(), plan.hints()),
                rates,
                rates.stream().sorted().toList().get(rates.size() / 2),
                cost,
                steady,
                herds,
                refilled,
                bytes,
                claimedAgain,
                plan.peers() ? peers() : null);
    }

    private Run dueAtOnce(String run) {
        births.asFastAsPossible(run, plan.jobs(), null);
        return read(run, plan.jobs());
    }

    private Run read(String run, int jobs) {
        books.awaitDone(run, jobs, LIMIT);
        Run done = books.read(run);
        claimedAgain += done.claimedAgain();
        books.remove(run);
        return done;
    }

    private Steady steady() {
        say("%d a second, born %d s ahead, for %d s"
                .formatted(
                        Plan.STEADY_RATE, Plan.AHEAD.toSeconds(), plan.steady().toSeconds()));
        int jobs = births.steadily("steady", Plan.STEADY_RATE, plan.steady(), Plan.AHEAD);
        Run run = read("steady", jobs);
        return new Steady(Plan.STEADY_RATE, jobs, run.lateMillis(0.5), run.lateMillis(0.99), run.lateMillis(1));
    }

    private Herd herd(int jobs) {
        say(whole(jobs) + " jobs due at one instant");
        String name = "herd-" + jobs;
        Duration ahead = Plan.AHEAD.plusMillis(jobs / BORN_PER_MILLI);
        Instant due = clock.instant().plus(ahead);
        births.asFastAsPossible(name, jobs, due);
        if (clock.instant().isAfter(due)) {
            throw new IllegalStateException("the births of " + jobs + " jobs took longer than " + ahead);
        }
        Run run = read(name, jobs);
        return new Herd(jobs, run.lateMillis(0.5), run.lateMillis(0.99), run.lateMillis(1));
    }

    private Peers peers() {
        local.part(PROMOTER).freeze();
        say("fetching BullMQ and Agenda");
        NodePeers node = NodePeers.in(plan.data().resolveSibling("bench-peers"));
        say("BullMQ in memory, " + whole(plan.jobs()) + " jobs");
        double bullMq = bullMq(node);
        say("BullMQ with appendfsync always, " + whole(plan.jobs()) + " jobs");
        local.queueRedis().command("CONFIG", "SET", "appendfsync", "always");
        local.queueRedis().command("CONFIG", "SET", "appendonly", "yes");
        double durable = bullMq(node);
        local.queueRedis().command("CONFIG", "SET", "appendonly", "no");
        int fewer = Math.max(plan.slots(), plan.jobs() / 10);
        say("Agenda, " + whole(fewer) + " jobs");
        double agenda = node.agenda(uriOf("agenda"), fewer, plan.slots());
        say("JobRunr, " + whole(plan.jobs() / 2) + " jobs");
        double jobRunr =
                JobRunrPeer.measure(plan.data(), status.mongodb().uri(), plan.jobs() / 2, Plan.BATCH, plan.slots());
        return new Peers(bullMq, durable, agenda, jobRunr);
    }

    private double bullMq(NodePeers node) {
        local.queueRedis().wipe();
        return node.bullMq(local.queueRedis().port(), plan.jobs(), Plan.BATCH, plan.slots());
    }

    /** The same server's address with another database. */
    private String uriOf(String database) {
        return status.mongodb().uri().replace("/holdfast?", "/" + database + "?");
    }

    private Usage usage() {
        return Usage.of(new Usage.Pids(
                Objects.requireNonNull(status.mongodb().pid()),
                Objects.requireNonNull(status.redis().queue().pid()),
                worker.pid(),
                Objects.requireNonNull(local.part(PROMOTER).findPid())));
    }

    private void say(String what) {
        out.println("· " + what);
    }

    private static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    @Override
    public void close() {
        client.close();
        worker.close();
        local.close();
        ScratchFolder.delete(plan.data());
    }
}
