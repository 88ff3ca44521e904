package dev.holdfast.booking.practice;

/** The practice's choices as admins see them. */
record PracticeView(
        OutsidePolicy outsidePolicy, ConflictRule conflictRule, StaleCalendarPolicy staleCalendarPolicy, long version) {

    static PracticeView of(Practice practice) {
        return new PracticeView(
                practice.outsidePolicy(), practice.conflictRule(), practice.staleCalendarPolicy(), practice.version());
    }
}
