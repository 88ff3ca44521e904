package dev.holdfast.faults.cell;

import dev.holdfast.faults.cell.Cell.Findings;
import dev.holdfast.faults.history.HistoryCheck;
import dev.holdfast.faults.owner.Behaviour;
import dev.holdfast.faults.owner.Call;
import dev.holdfast.faults.rig.Load;
import dev.holdfast.faults.rig.Rig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** What may happen to those whom jobs are about, and to all of them at once. */
final class OwnerCells {

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int FULL = 50_000;
    private static final int BACKLOG = 120_000;
    private static final int TOGETHER = 2_000;
    private static final int RATE = 20;

    private OwnerCells() {}

    static List<Cell> all() {
        return List.of(
                new Cell(15, "120,000 overdue, 2,000 at one instant", OwnerCells::herd),
                new Cell(17, "owner slow, silent, busy, broken", OwnerCells::misbehaving));
    }

    /** The backlog is longer than a run: what counts is that fresh work does not notice it, and that Redis stays small. */
    private static Findings herd(Rig rig, Duration time) {
        rig.jobs().add("default", BACKLOG, Instant.now().minus(Duration.ofHours(1)));
        rig.pass(Duration.ofSeconds(5));
        List<String> ids = new ArrayList<>(
                rig.jobs().add("critical", TOGETHER, Instant.now().plusSeconds(3)));
        Load load = rig.load(RATE);
        int most = 0;
        for (long second = 0; second < time.toSeconds() + 5; second++) {
            rig.pass(Duration.ofSeconds(1));
            most = Math.max(most, size(rig));
        }
        List<String> fresh = load.stop();
        rig.mended();
        ids.addAll(fresh);
        boolean ended = rig.awaitEnd(ids, Duration.ofSeconds(60));
        Duration late = lateness(rig, fresh);
        return Findings.of(ids)
                .require(ended, "not all fresh jobs were done")
                .require(most <= FULL + 400, "a lane held " + most + " hints")
                .require(late.compareTo(FRESH) < 0, "fresh jobs were late: " + late.toMillis() + " ms at p99");
    }

    private static int size(Rig rig) {
        return Integer.parseInt(rig.redis().command("ZCARD", "q:default").substring(1));
    }

    private static Duration lateness(Rig rig, List<String> ids) {
        return HistoryCheck.check(ids, rig.recorder().steps(), rig.owner().log())
                .p99Lateness();
    }

    private static Findings misbehaving(Rig rig, Duration time) {
        List<String> ids = new ArrayList<>(during(rig, new Silent()));
        List<String> free = new ArrayList<>(during(rig, new Refusing(503)));
        free.addAll(during(rig, new Refusing(429)));
        long charged = rig.jobs().attempts(free);
        ids.addAll(during(rig, new Refusing(500)));
        ids.addAll(during(rig, new Slow()));
        rig.owner().behave(Behaviour.GOOD);
        rig.mended();
        ids.addAll(free);
        boolean ended = rig.awaitEnd(ids, Duration.ofSeconds(60));
        return Findings.of(ids)
                .require(ended, "not everything was done")
                .require(charged == 0, "429 and 503 used up " + charged + " attempts");
    }

    private static List<String> during(Rig rig, Behaviour behaviour) {
        rig.owner().behave(behaviour);
        List<String> ids = rig.jobs().addDue("critical", 30);
        rig.pass(Duration.ofSeconds(4));
        return ids;
    }

    /** Does it, and never says so the first time. */
    private record Silent() implements Behaviour {
        @Override
        public boolean dropsAnswer(Call call) {
            return call.fence() == 1;
        }
    }

    private record Refusing(int status) implements Behaviour {
        @Override
        public OptionalInt refusal(Call call) {
            return OptionalInt.of(status);
        }
    }

    /** Almost as slow as it may be. */
    private record Slow() implements Behaviour {
        @Override
        public void before(Call call) {
            try {
                TimeUnit.MILLISECONDS.sleep(1_800);
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
