package dev.holdfast.booking.practice;

/**
 * The practice's choices.
 *
 * @param version grows with each change; 0 until the first
 */
public record Practice(
        OutsidePolicy outsidePolicy, ConflictRule conflictRule, StaleCalendarPolicy staleCalendarPolicy, long version) {

    /** Until somebody has chosen, nothing is cancelled without a person, and nothing confirmed on old data. */
    public static final Practice DEFAULT =
            new Practice(OutsidePolicy.ASK, ConflictRule.ASK, StaleCalendarPolicy.REFUSE, 0);

    /** Whether the same is chosen, whichever the version. */
    boolean choosesAs(Practice other) {
        return outsidePolicy == other.outsidePolicy
                && conflictRule == other.conflictRule
                && staleCalendarPolicy == other.staleCalendarPolicy;
    }
}
