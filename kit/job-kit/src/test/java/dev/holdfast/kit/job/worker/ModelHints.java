package dev.holdfast.kit.job.worker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The queue Redis in the model: ids by due time, a generation, and every way to lose some. */
final class ModelHints {

    private final ModelWorld world;
    private Map<String, Instant> hints = new HashMap<>();
    private Map<String, Instant> snapshot = new HashMap<>();
    private int generation;

    ModelHints(ModelWorld world) {
        this.world = world;
    }

    int generation() {
        return generation;
    }

    void push(int expected, Map<String, Instant> more) {
        if (expected == generation) {
            hints.putAll(more);
        }
    }

    List<String> pop(int most) {
        List<String> due = new ArrayList<>(hints.entrySet().stream()
                .filter(hint -> !hint.getValue().isAfter(world.now()))
                .sorted(Map.Entry.<String, Instant>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .map(Map.Entry::getKey)
                .limit(most)
                .toList());
        due.forEach(hints::remove);
        return due;
    }

    /** A wipe, a part that is gone, a snapshot that is taken, or an old one that comes back with or without its generation. */
    void suffer(Random random) {
        switch (random.nextInt(4)) {
            case 0 -> {
                hints.clear();
                generation++;
            }
            case 1 -> hints.keySet().removeIf(id -> random.nextBoolean());
            case 2 -> snapshot = new HashMap<>(hints);
            default -> hints = new HashMap<>(snapshot);
        }
    }
}
