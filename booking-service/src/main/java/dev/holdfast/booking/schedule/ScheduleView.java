package dev.holdfast.booking.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Working hours as the practice sees them, in order; what was read can be written again as it is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScheduleView(
        String practitionerId,
        String timeZone,
        List<Day> weeklyHours,
        List<Date> dateOverrides,
        List<Closed> closures,
        long rev) {

    /** Such as {@code 09:00} to {@code 12:30}; the last moment of a day is {@code 24:00}. */
    record Range(String from, String to) {}

    record Day(DayOfWeek day, List<Range> ranges) {}

    record Date(LocalDate date, List<Range> ranges) {}

    /** The last day is included; the reason is for the practice alone. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Closed(LocalDate from, LocalDate to, @Nullable String reason) {}

    static ScheduleView of(Schedule schedule) {
        return new ScheduleView(
                schedule.practitionerId(),
                schedule.zone().getId(),
                hours(schedule.week(), Day::new, Comparator.naturalOrder()),
                hours(schedule.overrides(), Date::new, Comparator.comparing(LocalDate::toEpochDay)),
                schedule.closures().stream()
                        .map(each -> new Closed(each.from(), each.to(), each.reason()))
                        .toList(),
                schedule.rev());
    }

    private static <K, V> List<V> hours(
            Map<K, List<DayRange>> hours, BiFunction<K, List<Range>, V> view, Comparator<K> order) {
        return hours.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(order))
                .map(each -> view.apply(each.getKey(), ranges(each.getValue())))
                .toList();
    }

    private static List<Range> ranges(List<DayRange> ranges) {
        return ranges.stream()
                .map(range -> new Range(range.fromText(), range.toText()))
                .toList();
    }
}
