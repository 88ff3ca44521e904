package dev.holdfast.booking.offering;

import org.jspecify.annotations.Nullable;

/**
 * When clients may book, cancel and move for themselves. Staff are not bound by any of it.
 *
 * @param minimumNoticeMinutes the least time between booking and start
 * @param horizonDays how many days after today, by the practitioner's calendar, the last bookable day is
 * @param dailyCap how many bookings of the offering a practitioner takes on one day of theirs; {@code null} for any number
 * @param weeklyCap the same for their week, Monday to Sunday (ISO 8601)
 * @param slotStepMinutes how far apart starts are, counted from the beginning of each range of working hours
 * @param cancelWindowMinutes before the start, in which clients cancel no more
 * @param rescheduleWindowMinutes before the start, in which clients move no more
 */
public record BookingRules(
        int minimumNoticeMinutes,
        int horizonDays,
        @Nullable Integer dailyCap,
        @Nullable Integer weeklyCap,
        int slotStepMinutes,
        int cancelWindowMinutes,
        int rescheduleWindowMinutes) {

    /** As many days ahead as any {@code horizonDays} may be. */
    public static final int FURTHEST_HORIZON_DAYS = 730;

    /** Two hours' notice, sixty days ahead, a start each quarter of an hour; cancelled and moved until the start. */
    public static final BookingRules USUAL = new BookingRules(120, 60, null, null, 15, 0, 0);

    /** Rules of which some may not be given: those are the {@link #USUAL} ones. */
    static BookingRules ofGiven(
            @Nullable Integer minimumNoticeMinutes,
            @Nullable Integer horizonDays,
            @Nullable Integer dailyCap,
            @Nullable Integer weeklyCap,
            @Nullable Integer slotStepMinutes,
            @Nullable Integer cancelWindowMinutes,
            @Nullable Integer rescheduleWindowMinutes) {
        return new BookingRules(
                or(minimumNoticeMinutes, USUAL.minimumNoticeMinutes),
                or(horizonDays, USUAL.horizonDays),
                dailyCap,
                weeklyCap,
                or(slotStepMinutes, USUAL.slotStepMinutes),
                or(cancelWindowMinutes, USUAL.cancelWindowMinutes),
                or(rescheduleWindowMinutes, USUAL.rescheduleWindowMinutes));
    }

    private static int or(@Nullable Integer given, int usual) {
        return given == null ? usual : given;
    }

    /** Whether it matters how many bookings there are. */
    public boolean isCapped() {
        return dailyCap != null || weeklyCap != null;
    }
}
