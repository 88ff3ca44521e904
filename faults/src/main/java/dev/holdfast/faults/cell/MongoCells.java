package dev.holdfast.faults.cell;

import dev.holdfast.faults.cell.Cell.Findings;
import dev.holdfast.faults.rig.Gateway;
import dev.holdfast.faults.rig.Gateway.Delivery;
import dev.holdfast.faults.rig.Load;
import dev.holdfast.faults.rig.MongoProxy;
import dev.holdfast.faults.rig.Rig;
import dev.holdfast.faults.rig.ThreeMongos;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** What may happen to MongoDB, and on the way to it. */
final class MongoCells {

    private static final String JOBS = "jobs";
    private static final Duration FAST = Duration.ofSeconds(1);
    private static final int RATE = 40;

    private MongoCells() {}

    static List<Cell> all() {
        return List.of(
                new Cell(9, "mongod killed in the middle of everything", MongoCells::killed),
                new Cell(10, "mongod frozen", MongoCells::frozen),
                new Cell(11, "primary steps down, primary killed (3 nodes)", true, MongoCells::failedOver),
                new Cell(12, "answers lost: claim, end, insert", MongoCells::answersLost),
                new Cell(13, "gateway killed around its relay", MongoCells::relayKilled),
                new Cell(18, "ends of jobs cannot be written", MongoCells::endsBlocked));
    }

    private static Findings killed(Rig rig, Duration time) {
        Gateway gateway = rig.gateway();
        CompletableFuture<List<Delivery>> deliveries = CompletableFuture.supplyAsync(() -> gateway.deliverFor(time));
        for (int kill = 0; kill < 2; kill++) {
            rig.pass(time.dividedBy(4));
            rig.mongo().restart();
        }
        return answered(deliveries.join());
    }

    private static Findings frozen(Rig rig, Duration time) {
        Gateway gateway = rig.gateway();
        List<Delivery> all = new ArrayList<>(gateway.deliverFor(Duration.ofSeconds(2)));
        rig.mongo().freeze();
        try {
            List<Delivery> refused = gateway.deliverFor(time.multipliedBy(2));
            all.addAll(refused);
        } finally {
            rig.mongo().thaw();
        }
        rig.until("the gateway takes webhooks", () -> gateway.deliver().isAcknowledged());
        return answered(all);
    }

    private static Findings answered(List<Delivery> deliveries) {
        long silent = deliveries.stream().filter(each -> each.status() == 0).count();
        Duration p99 = Gateway.p99(deliveries);
        return Findings.of(Gateway.promised(deliveries))
                .require(silent == 0, silent + " webhooks got no answer")
                .require(p99.compareTo(FAST) <= 0, "answers took " + p99.toMillis() + " ms at p99");
    }

    private static Findings failedOver(Rig rig, Duration time) {
        var set = (ThreeMongos) rig.store();
        Load load = rig.load(RATE);
        rig.pass(Duration.ofSeconds(2));
        set.stepDown();
        set.awaitPrimary();
        rig.pass(Duration.ofSeconds(3));
        int killed = set.killPrimary();
        set.awaitPrimary();
        rig.pass(Duration.ofSeconds(3));
        set.start(killed);
        return Findings.of(load.stop());
    }

    /** One worker only, and the gateway, both behind proxies that lose one answer in five. */
    private static Findings answersLost(Rig rig, Duration time) {
        Gateway gateway = rig.gateway();
        try (var proxy = new MongoProxy(rig.mongo().port())) {
            rig.worker(1).kill();
            rig.worker(0).restartWith(behind(proxy, rig.worker(0).name()));
            gateway.process().restartWith(behind(proxy, gateway.process().name()));
            rig.until("the gateway takes webhooks", () -> gateway.deliver().isAcknowledged());
            Load load = rig.load(RATE / 2);
            proxy.lose((command, collection) -> (collection.equals(JOBS) || collection.equals("webhook_events"))
                    && List.of("update", "find", "insert").contains(command)
                    && ThreadLocalRandom.current().nextInt(5) == 0);
            List<Delivery> deliveries = gateway.deliverFor(time);
            List<String> ids = new ArrayList<>(load.stop());
            proxy.lose((command, collection) -> false);
            ids.addAll(Gateway.promised(deliveries));
            boolean ended = rig.awaitEnd(ids, Duration.ofSeconds(60));
            int lost = proxy.lost();
            usual(rig, gateway);
            return Findings.of(ids)
                    .require(ended, "not everything was done behind the proxy")
                    .require(lost > 10, "only " + lost + " answers were lost");
        }
    }

    private static Map<String, String> behind(MongoProxy proxy, String name) {
        return Map.of(
                "HOLDFAST_MONGODB_URI",
                "mongodb://localhost:" + proxy.port() + "/holdfast?directConnection=true&appName=" + name);
    }

    private static void usual(Rig rig, Gateway gateway) {
        rig.workers().forEach(worker -> worker.restartWith(Map.of()));
        gateway.process().restartWith(Map.of());
    }

    private static Findings relayKilled(Rig rig, Duration time) {
        Gateway gateway = rig.gateway();
        List<String> ids = new ArrayList<>(killedWhile(rig, gateway, "insert", JOBS));
        ids.addAll(killedWhile(rig, gateway, "update", "webhook_events"));
        return Findings.of(ids);
    }

    private static List<String> killedWhile(Rig rig, Gateway gateway, String command, String collection) {
        rig.holds().holdAll(gateway.process().name(), command, collection, 1_400);
        List<Delivery> deliveries = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            deliveries.add(gateway.deliver());
        }
        gateway.process().kill();
        rig.holds().release();
        gateway.process().start();
        return Gateway.promised(deliveries);
    }

    /** The messages that end jobs never arrive, for longer than a lease; renewals do. */
    private static Findings endsBlocked(Rig rig, Duration time) {
        try (var proxy = new MongoProxy(rig.mongo().port())) {
            rig.workers().forEach(worker -> worker.restartWith(behind(proxy, worker.name())));
            proxy.swallow(message -> message.contains("doneAt") && !message.contains("token"));
            Load load = rig.load(RATE);
            rig.pass(Rig.LEASE.multipliedBy(2).plus(time));
            List<String> ids = load.stop();
            long running = rig.jobs().count(ids, "RUNNING");
            proxy.swallow(message -> false);
            boolean ended = rig.awaitEnd(ids, Duration.ofSeconds(60));
            long stalls = rig.jobs().stalls(ids);
            rig.workers().forEach(worker -> worker.restartWith(Map.of()));
            return Findings.of(ids)
                    .require(ended, "not everything was done")
                    .require(running > 0 && running <= 32, running + " jobs were held, of at most 32")
                    .require(stalls == 0, stalls + " jobs were rescued although their workers lived");
        }
    }
}
