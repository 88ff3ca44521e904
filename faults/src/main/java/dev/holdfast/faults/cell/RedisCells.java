package dev.holdfast.faults.cell;

import dev.holdfast.faults.cell.Cell.Findings;
import dev.holdfast.faults.rig.Gateway;
import dev.holdfast.faults.rig.Gateway.Delivery;
import dev.holdfast.faults.rig.Load;
import dev.holdfast.faults.rig.Rig;
import dev.holdfast.localstack.server.FreePort;
import dev.holdfast.localstack.server.RedisRole;
import dev.holdfast.localstack.server.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may happen to hints, and to the server that keeps them. */
final class RedisCells {

    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final Duration A_WHILE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int RATE = 40;
    private static final int SOME = 300;

    /** Beyond what the frequent scans look at. */
    private static final Duration FAR = Duration.ofSeconds(90);

    /** The longest pause between two full scans, and the scan. */
    private static final Duration A_FULL_SCAN =
            Rig.FULL_SCAN_EVERY.multipliedBy(3).dividedBy(2).plusSeconds(1);

    /** What a server may grow beyond what it needs anyway. */
    private static final int LITTLE = 100_000;

    /** More hints than that has room for. */
    private static final int MANY = 3_000;

    private static final Pattern USED = Pattern.compile("used_memory:(\\d+)");
    private static final Pattern EVICTED = Pattern.compile("evicted_keys:(\\d+)");

    private RedisCells() {}

    static List<Cell> all() {
        return List.of(
                new Cell(1, "FLUSHALL every 2 s", RedisCells::wiped),
                new Cell(2, "a lane deleted, 30 % of hints deleted", RedisCells::partlyDeleted),
                new Cell(3, "restarted empty, and from an old snapshot", RedisCells::restarted),
                new Cell(4, "a lagging replica promoted", RedisCells::failedOver),
                new Cell(5, "memory full, and evicting by mistake", RedisCells::full),
                new Cell(6, "Redis frozen", RedisCells::frozen));
    }

    private static Findings wiped(Rig rig, Duration time) {
        Load load = rig.load(RATE);
        for (long left = time.toSeconds(); left > 0; left -= TWO_SECONDS.toSeconds()) {
            rig.pass(TWO_SECONDS);
            rig.redis().wipe();
        }
        return Findings.of(load.stop()).within(TWO_SECONDS).calledOnlyOnce();
    }

    /** The jobs are so far away that only a full scan can hint them again. */
    private static Findings partlyDeleted(Rig rig, Duration time) {
        List<String> ids = new ArrayList<>(hinted(rig, "default", SOME));
        ids.addAll(hinted(rig, "critical", SOME));
        rig.redis().command("DEL", "q:default");
        for (int at = SOME; at < SOME + SOME * 3 / 10; at++) {
            rig.redis().command("ZREM", "q:critical", ids.get(at));
        }
        rig.mended();
        Duration took = untilHinted(rig, () -> size(rig, "default") >= SOME && size(rig, "critical") >= SOME);
        rig.jobs().bringForward(ids);
        return Findings.of(ids)
                .calledOnlyOnce()
                .require(took.compareTo(A_FULL_SCAN) <= 0, "hinted again only after " + took.toMillis() + " ms");
    }

    /** Jobs far away, once they are hinted. */
    private static List<String> hinted(Rig rig, String lane, int count) {
        int before = size(rig, lane);
        List<String> ids = rig.jobs().add(lane, count, rig.clock().instant().plus(FAR));
        rig.until("they are hinted", () -> size(rig, lane) >= before + count);
        return ids;
    }

    private static Duration untilHinted(Rig rig, BooleanSupplier hinted) {
        long began = System.nanoTime();
        rig.until("they are hinted again", hinted);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static int size(Rig rig, String lane) {
        return Integer.parseInt(rig.redis().command("ZCARD", "q:" + lane).substring(1));
    }

    /** From a snapshot that has the generation and half of the hints, then empty. */
    private static Findings restarted(Rig rig, Duration time) {
        Load load = rig.load(RATE);
        List<String> ids = new ArrayList<>(hinted(rig, "default", SOME));
        rig.redis().command("SAVE");
        String saved = generation(rig);
        ids.addAll(hinted(rig, "default", SOME));
        boolean had = Files.exists(snapshot(rig));
        Duration fromOld = refilled(rig, saved);
        String second = generation(rig);
        forgetSnapshot(rig);
        Duration fromNothing = refilled(rig, second);
        rig.mended();
        rig.jobs().bringForward(ids);
        ids.addAll(load.stop());
        return Findings.of(ids)
                .calledOnlyOnce()
                .require(had, "there was no snapshot")
                .require(
                        fromOld.compareTo(A_FULL_SCAN) <= 0,
                        "full only " + fromOld.toMillis() + " ms after the snapshot")
                .require(fromNothing.compareTo(A_FULL_SCAN) <= 0, "full only after " + fromNothing.toMillis() + " ms");
    }

    /** Restarts the server, and waits until it has another generation and all hints. */
    private static Duration refilled(Rig rig, String before) {
        rig.redis().restart();
        return untilHinted(rig, () -> !generation(rig).equals(before) && size(rig, "default") >= 2 * SOME);
    }

    private static String generation(Rig rig) {
        return rig.redis().command("GET", "q:gen");
    }

    private static Path snapshot(Rig rig) {
        return rig.folder().resolve("redis").resolve("dump.rdb");
    }

    private static void forgetSnapshot(Rig rig) {
        try {
            Files.deleteIfExists(snapshot(rig));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Findings failedOver(Rig rig, Duration time) {
        Load load = rig.load(RATE);
        try (RedisServer replica =
                RedisServer.start(RedisRole.QUEUE, rig.folder().resolve("replica"), FreePort.any())) {
            replica.command(
                    "REPLICAOF", "localhost", Integer.toString(rig.redis().port()));
            rig.until("the replica has followed", () -> replica.command("EXISTS", "q:gen")
                    .equals(":1"));
            rig.pass(TWO_SECONDS);
            replica.command("REPLICAOF", "NO", "ONE");
            rig.pass(A_WHILE);
            rig.redis().kill();
            rig.redisProxy().switchTo(replica.port());
            rig.mended();
            rig.pass(A_WHILE);
            List<String> ids = load.stop();
            boolean ended = rig.awaitEnd(ids, Duration.ofSeconds(30));
            rig.redis().start();
            rig.redisProxy().switchTo(rig.redis().port());
            return Findings.of(ids).calledOnlyOnce().require(ended, "not everything was done with the replica");
        }
    }

    private static Findings full(Rig rig, Duration time) {
        Load load = rig.load(RATE);
        long most = Long.parseLong(told(rig, "memory", USED)) + LITTLE;
        rig.redis().command("CONFIG", "SET", "maxmemory", Long.toString(most));
        List<String> ids = new ArrayList<>(
                rig.jobs().add("default", MANY, rig.clock().instant().plusSeconds(7)));
        rig.pass(A_WHILE);
        boolean refused = size(rig, "default") < MANY && Long.parseLong(told(rig, "memory", USED)) > most - LITTLE / 2;
        rig.redis().command("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
        rig.pass(A_WHILE);
        boolean evicted = !told(rig, "stats", EVICTED).equals("0");
        rig.redis().command("CONFIG", "SET", "maxmemory", "0");
        rig.redis().command("CONFIG", "SET", "maxmemory-policy", "noeviction");
        rig.mended();
        ids.addAll(load.stop());
        return Findings.of(ids)
                .calledOnlyOnce()
                .require(refused, "the memory was never full")
                .require(evicted, "nothing was ever evicted");
    }

    /** What a section of INFO says; empty where it says nothing. */
    private static String told(Rig rig, String section, Pattern what) {
        Matcher found = what.matcher(rig.redis().command("INFO", section));
        return found.find() ? found.group(1) : "";
    }

    private static Findings frozen(Rig rig, Duration time) {
        Gateway gateway = rig.gateway();
        gateway.deliverFor(A_WHILE);
        List<Delivery> before = gateway.deliverFor(A_WHILE);
        rig.redis().freeze();
        List<Delivery> during = gateway.deliverFor(time.compareTo(PATIENCE) < 0 ? PATIENCE : time);
        List<String> ids = new ArrayList<>(Gateway.promised(during));
        long done = rig.jobs().count(ids, "DONE");
        rig.redis().thaw();
        rig.mended();
        ids.addAll(Gateway.promised(before));
        Duration usual = Gateway.p99(before);
        Duration now = Gateway.p99(during);
        return Findings.of(ids)
                .calledOnlyOnce()
                .require(ids.size() == before.size() + during.size(), "a webhook was refused")
                .require(done > 0, "nothing was done while Redis was away")
                .require(
                        now.compareTo(usual.multipliedBy(2).plusMillis(100)) <= 0,
                        "webhooks took " + now.toMillis() + " ms at p99, before " + usual.toMillis());
    }
}
