package dev.holdfast.booking.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Working hours as they are written, all of them; judged by {@link ScheduleReading}.
 *
 * @param timeZone an IANA name, such as {@code Asia/Kolkata}
 * @param weeklyHours one entry at most for a day of the week; days without one are not worked
 * @param dateOverrides dates with other hours, or none; absent for none
 * @param closures days off; absent for none
 * @param rev of the hours that were read before; 0 when there were none
 */
record ScheduleRequest(
        @Nullable String timeZone,
        @Nullable List<@Nullable Day> weeklyHours,
        @Nullable List<@Nullable Date> dateOverrides,
        @Nullable List<@Nullable Closed> closures,
        @Nullable Long rev) {

    /**
     * Hours of a day.
     *
     * @param from such as {@code 09:00}
     * @param to such as {@code 12:30}, {@code 24:00} at the latest
     */
    record Range(@Nullable String from, @Nullable String to) {}

    /** @param day {@code MONDAY} to {@code SUNDAY} */
    record Day(@Nullable String day, @Nullable List<@Nullable Range> ranges) {}

    /**
     * @param date such as {@code 2027-01-14}
     * @param ranges empty where the date is not worked
     */
    record Date(@Nullable String date, @Nullable List<@Nullable Range> ranges) {}

    /**
     * @param from the first day
     * @param to the last day, included
     * @param reason for the practice alone
     */
    record Closed(
            @Nullable String from,
            @Nullable String to,
            @Nullable String reason) {}
}
