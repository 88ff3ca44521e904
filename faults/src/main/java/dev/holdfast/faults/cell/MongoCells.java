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
import java.util.stream.Stream;

/** What may happen to MongoDB, and on the way to it. */
final class MongoCells {

    private static final String JOBS = "jobs";
    private static final Duration FAST = Duration.ofSeconds(1);
    private static final int RATE = 40;
    private static final int UNAVAILABLE = 503;
    private static final int FEW = 5;
    private static final int HELD_MILLIS = 1_400;

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
        Load load = rig.load(RATE);
        CompletableFuture<List<Delivery>> deliveries = CompletableFuture.supplyAsync(() -> gateway.deliverFor(time));
        for (int kill = 0; kill < 2; kill++) {
            rig.pass(time.dividedBy(4));
            rig.mongo().restart();
        }
        rig.mended();
        return answered(deliveries.join(), load.stop());
    }

    private static Findings frozen(Rig rig, Duration time) {
        Gateway gateway = rig.gateway();
        List<Delivery> all = new ArrayList<>(gateway.deliverFor(Duration.ofSeconds(2)));
        List<Delivery> refused;
        rig.mongo().freeze();
        try {
            refused = gateway.deliverFor(time.multipliedBy(2));
        } finally {
            rig.mongo().thaw();
        }
        rig.mended();
        all.addAll(refused);
        rig.until("the gateway takes webhooks", () -> gateway.deliver().isAcknowledged());
        boolean honest = refused.stream().allMatch(each -> each.status() == UNAVAILABLE);
        return answered(all, List.of())
                .require(honest && !refused.isEmpty(), "not every webhook was told 503 while MongoDB was frozen");
    }

    private static Findings answered(List<Delivery> deliveries, List<String> others) {
        long silent = deliveries.stream().filter(each -> each.status() == 0).count();
        Duration p99 = Gateway.p99(deliveries);
        List<String> ids = new ArrayList<>(Gateway.promised(deliveries));
        ids.addAll(others);
        return Findings.of(ids)
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
        rig.mended();
        rig.pass(Duration.ofSeconds(3));
        set.start(killed);
        return Findings.of(load.stop());
    }

    /** One worker only, and the gateway, both behind proxies that lose one answer in five. */
    private static Findings answersLost(Rig rig, Duration time) {
        Gateway gateway = rig.gateway();
        try (var proxy = new MongoProxy(rig.mongo().port())) {
            rig.worker(1).kill();
            rig.worker(0).restartWith(proxy.settingsFor(rig.worker(0).name()));
            gateway.process().restartWith(proxy.settingsFor(gateway.process().name()));
            rig.until("the gateway takes webhooks", () -> gateway.deliver().isAcknowledged());
            Load load = rig.load(RATE / 2);
            proxy.lose((command, collection) -> (collection.equals(JOBS) || collection.equals("webhook_events"))
                    && List.of("update", "find", "insert").contains(command)
                    && ThreadLocalRandom.current().nextInt(5) == 0);
            List<Delivery> deliveries = gateway.deliverFor(time);
            List<String> ids = new ArrayList<>(load.stop());
            proxy.lose((command, collection) -> false);
            rig.mended();
            ids.addAll(Gateway.promised(deliveries));
            boolean ended = rig.awaitEnd(ids, Duration.ofSeconds(60));
            int lost = proxy.lost();
            usual(rig, gateway);
            return Findings.of(ids)
                    .require(ended, "not everything was done behind the proxy")
                    .require(lost > 10, "only " + lost + " answers were lost");
        }
    }

    private static void usual(Rig rig, Gateway gateway) {
        rig.workers().forEach(worker -> worker.restartWith(Map.of()));
        gateway.process().restartWith(Map.of());
    }

    private static Findings relayKilled(Rig rig, Duration time) {
        Gateway gateway = rig.gateway();
        rig.until("no outbox is left", () -> rig.outboxesLeft() == 0);
        rig.holds().holdAll(gateway.process().name(), "insert", JOBS, HELD_MILLIS);
        List<String> ids = new ArrayList<>(delivered(gateway));
        boolean before = rig.outboxesLeft() >= FEW
                && ids.stream().allMatch(id -> rig.jobs().find(id) == null);
        restart(rig, gateway);
        rig.until("no outbox is left", () -> rig.outboxesLeft() == 0);
        rig.holds().holdAll(gateway.process().name(), "update", "webhook_events", HELD_MILLIS);
        List<String> more = delivered(gateway);
        rig.until(
                "a job is there", () -> more.stream().anyMatch(id -> rig.jobs().find(id) != null));
        boolean between = rig.outboxesLeft() > 0;
        restart(rig, gateway);
        rig.mended();
        rig.until("no outbox is left", () -> rig.outboxesLeft() == 0);
        ids.addAll(more);
        return Findings.of(ids)
                .require(ids.size() == 2 * FEW, "a webhook was refused")
                .require(before, "the gateway was not killed between event and relay")
                .require(between, "the gateway was not killed between relay and pull");
    }

    private static List<String> delivered(Gateway gateway) {
        return Gateway.promised(Stream.generate(gateway::deliver).limit(FEW).toList());
    }

    private static void restart(Rig rig, Gateway gateway) {
        gateway.process().kill();
        rig.holds().release();
        gateway.process().start();
    }

    /** The messages that end jobs never arrive, for longer than a lease; renewals do. */
    private static Findings endsBlocked(Rig rig, Duration time) {
        try (var proxy = new MongoProxy(rig.mongo().port())) {
            rig.workers().forEach(worker -> worker.restartWith(proxy.settingsFor(worker.name())));
            proxy.swallow(Commands::isEnd);
            Load load = rig.load(RATE);
            rig.pass(Rig.LEASE.multipliedBy(2).plus(time));
            List<String> ids = load.stop();
            long running = rig.jobs().count(ids, "RUNNING");
            proxy.swallow(message -> false);
            rig.mended();
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
