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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What may happen to hints, and to the server that keeps them. */
final class RedisCells {

    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final Duration A_WHILE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int RATE = 40;

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
        return Findings.of(load.stop()).within(TWO_SECONDS);
    }

    private static Findings partlyDeleted(Rig rig, Duration time) {
        Instant soon = Instant.now().plus(A_WHILE);
        List<String> ids = new ArrayList<>(rig.jobs().add("default", 300, soon));
        ids.addAll(rig.jobs().add("critical", 300, soon));
        rig.until("they are hinted", () -> size(rig, "default") >= 300 && size(rig, "critical") >= 300);
        rig.redis().command("DEL", "q:default");
        for (int at = 300; at < 390; at++) {
            rig.redis().command("ZREM", "q:critical", ids.get(at));
        }
        return Findings.of(ids);
    }

    private static int size(Rig rig, String lane) {
        return Integer.parseInt(rig.redis().command("ZCARD", "q:" + lane).substring(1));
    }

    private static Findings restarted(Rig rig, Duration time) {
        Load load = rig.load(RATE);
        rig.pass(TWO_SECONDS);
        rig.redis().command("SAVE");
        rig.pass(TWO_SECONDS);
        rig.redis().restart();
        rig.pass(A_WHILE);
        rig.redis().kill();
        forgetSnapshot(rig);
        rig.redis().start();
        rig.pass(A_WHILE);
        return Findings.of(load.stop());
    }

    private static void forgetSnapshot(Rig rig) {
        try {
            Files.deleteIfExists(rig.folder().resolve("redis").resolve("dump.rdb"));
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
            rig.pass(A_WHILE);
            List<String> ids = load.stop();
            boolean ended = rig.awaitEnd(ids, Duration.ofSeconds(30));
            rig.redis().start();
            rig.redisProxy().switchTo(rig.redis().port());
            return Findings.of(ids).require(ended, "not everything was done with the replica");
        }
    }

    private static Findings full(Rig rig, Duration time) {
        Load load = rig.load(RATE);
        List<String> later = rig.jobs().add("default", 3_000, Instant.now().plusSeconds(7));
        rig.redis().command("CONFIG", "SET", "maxmemory", "1500000");
        rig.pass(A_WHILE);
        rig.redis().command("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
        rig.pass(A_WHILE);
        rig.redis().command("CONFIG", "SET", "maxmemory", "0");
        rig.redis().command("CONFIG", "SET", "maxmemory-policy", "noeviction");
        List<String> ids = new ArrayList<>(load.stop());
        ids.addAll(later);
        return Findings.of(ids);
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
        ids.addAll(Gateway.promised(before));
        Duration usual = Gateway.p99(before);
        Duration now = Gateway.p99(during);
        return Findings.of(ids)
                .require(ids.size() == before.size() + during.size(), "a webhook was refused")
                .require(done > 0, "nothing was done while Redis was away")
                .require(
                        now.compareTo(usual.multipliedBy(2).plusMillis(100)) <= 0,
                        "webhooks took " + now.toMillis() + " ms at p99, before " + usual.toMillis());
    }
}
