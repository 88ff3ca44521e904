package dev.holdfast.faults.cell;

import dev.holdfast.faults.cell.Cell.Findings;
import dev.holdfast.faults.history.Step;
import dev.holdfast.faults.owner.Behaviour;
import dev.holdfast.faults.owner.Call;
import dev.holdfast.faults.rig.Gateway;
import dev.holdfast.faults.rig.Load;
import dev.holdfast.faults.rig.MongoProxy;
import dev.holdfast.faults.rig.Rig;
import dev.holdfast.faults.rig.ServiceProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What may happen to those who do the work. */
final class WorkerCells {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int SOME = 10;
    private static final int RATE = 40;

    /** Each of so many rounds of jobs is met by as many cancellations and delays around the time when it is due. */
    private static final int ROUNDS = 25;

    private static final int RACERS = 80;
    /** On a busy machine workers come late, and a short race is no race. */
    private static final Duration LONGEST_RACE = Duration.ofSeconds(3);

    private static final Duration RACE = Duration.ofMillis(400);

    private WorkerCells() {}

    static List<Cell> all() {
        return List.of(
                new Cell(7, "worker killed at each of its steps", WorkerCells::killed),
                new Cell(14, "clocks wrong by 5 min, both ways", WorkerCells::wrongClocks),
                new Cell(16, "cancelled and put off while claimed", WorkerCells::cancelled),
                new Cell(19, "a job that kills its worker", WorkerCells::poison),
                new Cell(20, "rolling restarts under load", WorkerCells::rolled));
    }

    private static Findings killed(Rig rig, Duration time) {
        List<String> ids = new ArrayList<>(killedAfterPop(rig));
        ids.addAll(killedInClaim(rig));
        Killed held = killedInCall(rig, true);
        boolean takenOver = rig.awaitEnd(held.ids(), LIMIT);
        Duration takeover = Duration.between(held.at(), secondClaim(rig, held.ids()));
        ids.addAll(held.ids());
        ids.addAll(killedInCall(rig, false).ids());
        List<String> done = rig.jobs().addDue("critical", SOME);
        boolean ended = rig.awaitEnd(done, LIMIT);
        rig.workers().forEach(ServiceProcess::kill);
        rig.workers().forEach(ServiceProcess::start);
        ids.addAll(done);
        return Findings.of(ids)
                .require(ended, "jobs were not done before the last kill")
                .require(
                        takenOver && takeover.isPositive() && takeover.compareTo(Rig.LEASE.plusSeconds(3)) <= 0,
                        "jobs of a dead worker ran elsewhere only after " + takeover.toMillis() + " ms");
    }

    /** When the last of these jobs that were claimed twice was claimed the second time. */
    private static Instant secondClaim(Rig rig, List<String> ids) {
        return rig.recorder().steps().stream()
                .filter(step -> step.fence() == 2 && step.state().equals("RUNNING") && ids.contains(step.jobId()))
                .map(Step::at)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /** Popped, and its claim never arrives. */
    private static List<String> killedAfterPop(Rig rig) {
        try (var proxy = new MongoProxy(rig.mongo().port())) {
            alone(rig, proxy);
            proxy.swallow(Commands::isClaim);
            List<String> ids = rig.jobs().addDue("critical", SOME);
            rig.until("a claim was lost", () -> proxy.lost() > 0);
            rig.worker(0).kill();
            return revived(rig, ids);
        }
    }

    /** Its claim arrives when it is dead: nobody knows that the jobs are held but MongoDB. */
    private static List<String> killedInClaim(Rig rig) {
        try (var proxy = new MongoProxy(rig.mongo().port())) {
            alone(rig, proxy);
            var arrives = new CountDownLatch(1);
            proxy.hold(Commands::isClaim, arrives);
            List<String> ids = rig.jobs().addDue("critical", SOME);
            rig.until("a claim is on its way", () -> proxy.held() > 0);
            rig.worker(0).kill();
            arrives.countDown();
            rig.until("the claim has arrived", () -> rig.jobs().count(ids, "RUNNING") > 0);
            return revived(rig, ids);
        }
    }

    /** Nobody else runs who could take the jobs of worker 0. */
    private static void alone(Rig rig, MongoProxy proxy) {
        rig.worker(1).kill();
        rig.worker(0).restartWith(proxy.settingsFor(rig.worker(0).name()));
    }

    private static List<String> revived(Rig rig, List<String> ids) {
        rig.worker(0).restartWith(Map.of());
        rig.worker(1).start();
        rig.awaitEnd(ids, LIMIT);
        return ids;
    }

    /** Claimed, and its owner called: before or after the effect. */
    private static Killed killedInCall(Rig rig, boolean beforeEffect) {
        var reached = new CompletableFuture<Call>();
        var gone = new CountDownLatch(1);
        rig.owner().behave(new Stopper(beforeEffect, reached, gone));
        List<String> ids = rig.jobs().addDue("critical", SOME);
        Call call = reached.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        Instant at = rig.clock().instant();
        rig.worker(call.worker()).kill();
        gone.countDown();
        rig.heal();
        return new Killed(ids, at);
    }

    /** Jobs of a worker that was killed then. */
    private record Killed(List<String> ids, Instant at) {}

    private static Findings wrongClocks(Rig rig, Duration time) {
        rig.worker(0).restartWith(Map.of("HOLDFAST_CLOCK_OFFSET", "PT5M"));
        rig.worker(1).restartWith(Map.of("HOLDFAST_CLOCK_OFFSET", "-PT5M"));
        var gateway = rig.gateway();
        gateway.process().restartWith(Map.of("HOLDFAST_CLOCK_OFFSET", "PT5M"));
        rig.until("the gateway takes webhooks", () -> gateway.deliver().isAcknowledged());
        List<String> ids = new ArrayList<>(
                rig.jobs().add("default", 100, rig.clock().instant().plusSeconds(4)));
        ids.addAll(Gateway.promised(gateway.deliverFor(Duration.ofSeconds(2))));
        boolean ended = rig.awaitEnd(ids, Duration.ofSeconds(20));
        rig.workers().forEach(worker -> worker.restartWith(Map.of()));
        gateway.process().restartWith(Map.of());
        return Findings.of(ids).within(Duration.ofSeconds(2)).require(ended, "jobs waited for a wrong clock");
    }

    private static Findings cancelled(Rig rig, Duration time) {
        var random = new Random(16);
        List<String> ids = new ArrayList<>();
        var inTime = new AtomicInteger();
        var tried = new AtomicInteger();
        long race = RACE.toNanos();
        for (int round = 0; round < ROUNDS; round++) {
            int lateBefore = tried.get() - inTime.get();
            Instant due = rig.clock().instant().plusNanos(race / 2);
            List<String> some = rig.jobs().add("critical", RACERS, due);
            try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (String id : some) {
                    long nanos = random.nextLong(race);
                    boolean cancels = random.nextBoolean();
                    racers.execute(() -> {
                        LockSupport.parkNanos(nanos);
                        tried.incrementAndGet();
                        if (cancels ? rig.jobs().cancel(id) : rig.jobs().putOff(id, due.plusSeconds(2))) {
                            inTime.incrementAndGet();
                        }
                    });
                }
            }
            ids.addAll(some);
            boolean hardlyAnyLate = (tried.get() - inTime.get() - lateBefore) * 10 < RACERS;
            race = hardlyAnyLate ? Math.min(2 * race, LONGEST_RACE.toNanos()) : race;
        }
        int late = tried.get() - inTime.get();
        return Findings.of(ids)
                .require(inTime.get() > RACERS && late > RACERS, "no race: " + inTime + " in time, " + late + " late");
    }

    private static Findings poison(Rig rig, Duration time) {
        List<String> poison = rig.jobs().add("critical", 1, rig.clock().instant(), 2);
        Set<Long> fences = ConcurrentHashMap.newKeySet();
        rig.owner().behave(new Behaviour() {
            @Override
            public void before(Call call) {
                if (call.jobId().equals(poison.getFirst()) && fences.add(call.fence())) {
                    rig.worker(call.worker()).kill();
                    rig.worker(call.worker()).start();
                    throw new IllegalStateException("the one who asked is dead");
                }
            }
        });
        List<String> ids = new ArrayList<>(rig.jobs().addDue("critical", 3 * SOME));
        ids.addAll(poison);
        boolean ended = rig.awaitEnd(ids, Duration.ofSeconds(75));
        return Findings.of(ids)
                .require(ended && rig.jobs().count(poison, "DEAD") == 1, "the job was not given up")
                .require(rig.jobs().count(ids, "DONE") == 3L * SOME, "its neighbours were not done");
    }

    private static Findings rolled(Rig rig, Duration time) {
        Load load = rig.load(RATE);
        for (ServiceProcess worker : rig.workers()) {
            rig.pass(Duration.ofSeconds(1));
            worker.stop();
            worker.start();
        }
        rig.mended();
        List<String> ids = load.stop();
        boolean ended = rig.awaitEnd(ids, LIMIT);
        return Findings.of(ids)
                .require(ended, "not everything was done")
                .require(rig.jobs().stalls(ids) == 0, "a lease ran out in an orderly stop");
    }
}
