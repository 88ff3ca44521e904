package dev.holdfast.faults.cell;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All cells, and the control. */
public final class Cells {

    private Cells() {}

    /** Twenty, in the order of their numbers. */
    public static List<Cell> all() {
        return Stream.of(RedisCells.all(), WorkerCells.all(), FrozenCells.all(), MongoCells.all(), OwnerCells.all())
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(Cell::number))
                .toList();
    }

    /** The heart of cell 8 with workers whose writes are not fenced: it must be red, or the checker sees nothing. */
    public static Cell control() {
        return new Cell(8, "control: as 8, without the fence", (rig, time) -> FrozenCells.withoutFence(rig));
    }
}
