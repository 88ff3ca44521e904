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
        /** The lane holds as many as it may; some were left out, perhaps all. */
        FULL,
        /** The generation is gone; nothing was added. */
        WIPED
    }

    static Pushed of(int code, int added) {
        return switch (code) {
            case -1 -> new Pushed(Outcome.WIPED, added);
            case -2 -> new Pushed(Outcome.FULL, added);
            default -> new Pushed(Outcome.TAKEN, added);
        };
    }
}
