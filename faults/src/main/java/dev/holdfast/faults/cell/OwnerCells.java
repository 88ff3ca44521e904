package dev.holdfast.faults.cell;

import dev.holdfast.faults.cell.Cell.Findings;
import dev.holdfast.faults.history.HistoryCheck;
import dev.holdfast.faults.owner.Behaviour;
import dev.holdfast.faults.rig.Load;
import dev.holdfast.faults.rig.Rig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What may happen to those whom jobs are about, and to all of them at once. */
final class OwnerCells {

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int FULL = 50_000;
    private static final int BACKLOG = 120_000;
    private static final int TOGETHER = 2_000;
    private static final int RATE = 20;
    private static final Duration A_WHILE = Duration.ofSeconds(4);

    private OwnerCells() {}

    static List<Cell> all() {
        return List.of(
                new Cell(15, "120,000 overdue, 2,000 at one instant", OwnerCells::herd),
                new Cell(17, "owner slow, silent, busy, broken", OwnerCells::misbehaving));
    }

    /** The backlog is longer than a run: what counts is that fresh work does not notice it, and that Redis stays small. */
    private static Findings herd(Rig rig, Duration time) {
        rig.jobs().add("default", BACKLOG, rig.clock().instant().minus(Duration.ofHours(1)));
        rig.pass(Duration.ofSeconds(5));
        List<String> ids = new ArrayList<>(
                rig.jobs().add("critical", TOGETHER, rig.clock().instant().plusSeconds(3)));
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

    /** Each job meets one kind of trouble; that it really met it is shown by its owner's own count. */
    private static Findings misbehaving(Rig rig, Duration time) {
        List<Trouble> free = List.of(new Trouble.Refusing(503), new Trouble.Refusing(429));
        List<Trouble> costly = List.of(new Trouble.Silent(), new Trouble.Refusing(500), new Trouble.Slow());
        List<String> ids = new ArrayList<>(during(rig, free));
        long charged = rig.jobs().attempts(ids);
        ids.addAll(during(rig, costly));
        rig.owner().behave(Behaviour.GOOD);
        rig.mended();
        boolean ended = rig.awaitEnd(ids, Duration.ofSeconds(60));
        List<Trouble> unmet = Stream.concat(free.stream(), costly.stream())
                .filter(trouble -> trouble.met() == 0)
                .toList();
        return Findings.of(ids)
                .require(ended, "not everything was done")
                .require(unmet.isEmpty(), "no job met " + unmet)
                .require(charged == 0, "429 and 503 used up " + charged + " attempts");
    }

    /** Goes on to the next when the one before was met, and workers had time to answer it. */
    private static List<String> during(Rig rig, List<Trouble> troubles) {
        List<String> ids = new ArrayList<>();
        for (Trouble trouble : troubles) {
            rig.owner().behave(trouble);
            ids.addAll(rig.jobs().addDue("critical", 30));
            rig.until("a job meets " + trouble, () -> trouble.met() > 0);
            rig.pass(A_WHILE);
        }
        return ids;
    }
}
