package dev.holdfast.faults.cell;

import dev.holdfast.faults.cell.Cell.Findings;
import dev.holdfast.faults.owner.Behaviour;
import dev.holdfast.faults.owner.Call;
import dev.holdfast.faults.rig.MongoProxy;
import dev.holdfast.faults.rig.Rig;
import dev.holdfast.faults.rig.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A worker that stands still for longer than its lease, and goes on as if no time had passed. */
final class FrozenCells {

    private static final Duration BEYOND_THE_LEASE = Rig.LEASE.plusSeconds(3);
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int SOME = 10;

    private FrozenCells() {}

    static List<Cell> all() {
        return List.of(new Cell(8, "worker frozen beyond its lease", FrozenCells::frozen));
    }

    private static Findings frozen(Rig rig, Duration time) {
        List<String> ids = new ArrayList<>(frozenInClaim(rig));
        ids.addAll(frozenInCall(rig, true));
        ids.addAll(frozenInCall(rig, false));
        ids.addAll(frozenInEnd(rig, Map.of()));
        return Findings.of(ids);
    }

    /** The end that arrives late, from workers whose writes are not fenced. */
    static Findings withoutFence(Rig rig) {
        rig.workers().forEach(worker -> worker.restartWith(Cell.WITHOUT_FENCE));
        List<String> ids = frozenInEnd(rig, Cell.WITHOUT_FENCE);
        rig.workers().forEach(worker -> worker.restartWith(Map.of()));
        return Findings.of(ids);
    }

    /** Its claim arrives while it stands still: MongoDB knows that it holds the jobs, and it does not. */
    private static List<String> frozenInClaim(Rig rig) {
        try (var proxy = new MongoProxy(rig.mongo().port())) {
            ServiceProcess worker = onlyWorker(rig, proxy, Map.of());
            var arrives = new CountDownLatch(1);
            proxy.hold(Commands::isClaim, arrives);
            List<String> ids = rig.jobs().addDue("critical", SOME);
            rig.until("a claim is on its way", () -> proxy.held() > 0);
            worker.freeze();
            proxy.hold(message -> false, arrives);
            arrives.countDown();
            rig.until("the claim has arrived", () -> rig.jobs().count(ids, "RUNNING") > 0);
            rig.worker(1).start();
            rig.awaitEnd(ids, LIMIT);
            worker.thaw();
            rig.pass(A_MOMENT);
            worker.restartWith(Map.of());
            return ids;
        }
    }

    /** Its owner has been called, and answers it while it stands still; another does its jobs meanwhile. */
    private static List<String> frozenInCall(Rig rig, boolean beforeEffect) {
        var reached = new CompletableFuture<Call>();
        var frozen = new CountDownLatch(1);
        rig.owner().behave(new Stopper(beforeEffect, reached, frozen));
        List<String> ids = rig.jobs().addDue("critical", SOME);
        Call call = reached.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        ServiceProcess worker = rig.worker(call.worker());
        worker.freeze();
        frozen.countDown();
        rig.owner().behave(Behaviour.GOOD);
        rig.pass(BEYOND_THE_LEASE);
        rig.awaitEnd(ids, LIMIT);
        worker.thaw();
        rig.pass(A_MOMENT);
        return ids;
    }

    /**
     * The message that ends its jobs is on its way for longer than the lease, and arrives while the owner has been called for another
     * and has not yet answered: nobody may say then that the job is done.
     */
    private static List<String> frozenInEnd(Rig rig, Map<String, String> settings) {
        try (var proxy = new MongoProxy(rig.mongo().port())) {
            ServiceProcess worker = onlyWorker(rig, proxy, settings);
            var arrives = new CountDownLatch(1);
            proxy.hold(Commands::isEnd, arrives);
            List<String> ids = rig.jobs().addDue("critical", SOME);
            rig.until("an end is on its way", () -> proxy.held() > 0);
            worker.freeze();
            proxy.hold(message -> false, arrives);
            var reached = new CompletableFuture<Call>();
            var goesOn = new CountDownLatch(1);
            rig.owner().behave(new Gate(proxy.lastHeld()::contains, reached, goesOn));
            rig.worker(1).start();
            reached.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
            arrives.countDown();
            rig.pass(A_MOMENT);
            rig.owner().behave(Behaviour.GOOD);
            goesOn.countDown();
            worker.thaw();
            rig.awaitEnd(ids, LIMIT);
            rig.pass(A_MOMENT);
            worker.restartWith(Map.of());
            return ids;
        }
    }

    /** Worker 0, alone and behind this proxy. */
    private static ServiceProcess onlyWorker(Rig rig, MongoProxy proxy, Map<String, String> settings) {
        rig.worker(1).kill();
        ServiceProcess worker = rig.worker(0);
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(proxy.settingsFor(worker.name()));
        worker.restartWith(all);
        return worker;
    }
}
