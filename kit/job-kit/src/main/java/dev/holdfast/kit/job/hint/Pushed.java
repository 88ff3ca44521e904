package dev.holdfast.kit.job.hint;

/**
 * What became of hints that were pushed.
 *
 * @param added how many of them were not there before
 */
public record Pushed(Outcome outcome, int added) {

    public enum Outcome {
        /** They are there now. */
        TAKEN,
        /** The lane holds as many as it may; nothing was added. */
        FULL,
        /** The generation is gone; nothing was added. */
        WIPED
    }

    static Pushed of(int reply) {
        return switch (reply) {
            case -1 -> new Pushed(Outcome.WIPED, 0);
            case -2 -> new Pushed(Outcome.FULL, 0);
            default -> new Pushed(Outcome.TAKEN, reply);
        };
    }
}
