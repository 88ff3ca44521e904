package dev.holdfast.booking.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Working hours for tests, such as {@code everyDay("Europe/Berlin", "01:00-04:00")}. */
public final class ScheduleFixture {

    private ScheduleFixture() {}

    /** The same ranges on every day of the week. */
    public static Schedule everyDay(String zone, String... ranges) {
        Map<DayOfWeek, List<DayRange>> week = new EnumMap<>(DayOfWeek.class);
        Arrays.stream(DayOfWeek.values()).forEach(day -> week.put(day, ranges(ranges)));
        return of(zone, week, Map.of(), List.of());
    }

    public static Schedule of(
            String zone,
            Map<DayOfWeek, List<DayRange>> week,
            Map<LocalDate, List<DayRange>> overrides,
            List<Closure> closures) {
        return new Schedule("us_mira", ZoneId.of(zone), week, overrides, closures, 1);
    }

    public static Schedule withOverride(Schedule schedule, String date, String... ranges) {
        Map<LocalDate, List<DayRange>> overrides = new HashMap<>(schedule.overrides());
        overrides.put(LocalDate.parse(date), ranges(ranges));
        return of(schedule.zone().getId(), schedule.week(), overrides, schedule.closures());
    }

    public static Schedule closed(Schedule schedule, String from, String to) {
        return of(
                schedule.zone().getId(),
                schedule.week(),
                schedule.overrides(),
                List.of(new Closure(LocalDate.parse(from), LocalDate.parse(to), null)));
    }

    public static List<DayRange> ranges(String... ranges) {
        return Arrays.stream(ranges).map(DayRange::ofText).toList();
    }
}
