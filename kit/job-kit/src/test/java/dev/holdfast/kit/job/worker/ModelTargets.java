package dev.holdfast.kit.job.worker;

import java.util.HashMap;
import java.util.Map;

/** What jobs act upon, in the model: one target that keeps a ledger by fence, as an owner does, and one that can tell nothing. */
final class ModelTargets {

    private final Map<String, Integer> effects = new HashMap<>();
    private final Map<String, Long> doneUnder = new HashMap<>();
    private final Map<String, Long> highest = new HashMap<>();

    /** How often the effect of a job happened. */
    int effectsOf(String job) {
        return effects.getOrDefault(job, 0);
    }

    /** A target that dedupes: false when a newer claim was here before. */
    boolean actOnce(String job, long fence) {
        if (doneUnder.containsKey(job)) {
            return true;
        }
        if (fence < highest.getOrDefault(job, 0L)) {
            return false;
        }
        highest.put(job, fence);
        doneUnder.put(job, fence);
        act(job);
        return true;
    }

    /** A target that does what it is told. */
    void act(String job) {
        effects.merge(job, 1, Integer::sum);
    }
}
