package dev.holdfast.faults.cell;

import dev.holdfast.faults.cell.Cell.Findings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All cells, and the control. */
public final class Cells {

    private Cells() {}

    /** Twenty, in the order of their numbers. */
    public static List<Cell> all() {
        return Stream.of(RedisCells.all(), WorkerCells.all(), MongoCells.all(), OwnerCells.all())
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(Cell::number))
                .toList();
    }

    /** The heart of cell 8 with workers whose writes are not fenced: it must be red, or the checker sees nothing. */
    public static Cell control() {
        return new Cell(8, "control: as 8, without the fence", (rig, time) -> {
            rig.workers().forEach(worker -> worker.restartWith(Cell.WITHOUT_FENCE));
            Findings findings = Findings.of(WorkerCells.frozenInCall(rig, false));
            rig.pass(time.dividedBy(2));
            rig.workers().forEach(worker -> worker.restartWith(Map.of()));
            return findings;
        });
    }
}
