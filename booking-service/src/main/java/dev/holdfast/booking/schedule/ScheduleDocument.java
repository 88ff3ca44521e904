package dev.holdfast.booking.schedule;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** Working hours as they are stored. Dates and times are local ones, so they are text: no zone can shift them. */
@RegisterForReflection
public record ScheduleDocument(
        @BsonId String practitionerId,
        String timeZone,
        List<Hours> week,
        List<Hours> overrides,
        List<Closed> closures,
        long rev) {

    /**
     * Hours of a day.
     *
     * @param on a day of the week or a date
     * @param ranges such as {@code 09:00-12:30}
     */
    public record Hours(String on, List<String> ranges) {}

    /** Days off; the last one is included. */
    public record Closed(String from, String to, @Nullable String reason) {}

    static ScheduleDocument of(Schedule schedule) {
        return new ScheduleDocument(
                schedule.practitionerId(),
                schedule.zone().getId(),
                hours(schedule.week()),
                hours(schedule.overrides()),
                schedule.closures().stream().map(ScheduleDocument::closed).toList(),
                schedule.rev());
    }

    Schedule toSchedule() {
        return new Schedule(
                practitionerId,
                ZoneId.of(timeZone),
                hours(week, DayOfWeek::valueOf),
                hours(overrides, LocalDate::parse),
                closures.stream().map(ScheduleDocument::closure).toList(),
                rev);
    }

    private static <K extends Comparable<? super K>> List<Hours> hours(Map<K, List<DayRange>> hours) {
        return hours.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> new Hours(
                        each.getKey().toString(),
                        each.getValue().stream().map(DayRange::text).toList()))
                .toList();
    }

    private static <K> Map<K, List<DayRange>> hours(List<Hours> stored, Function<String, K> key) {
        return stored.stream().collect(Collectors.toMap(each -> key.apply(each.on()), each -> each.ranges().stream()
                .map(DayRange::ofText)
                .toList()));
    }

    private static Closed closed(Closure closure) {
        return new Closed(closure.from().toString(), closure.to().toString(), closure.reason());
    }

    private static Closure closure(Closed stored) {
        return new Closure(LocalDate.parse(stored.from()), LocalDate.parse(stored.to()), stored.reason());
    }
}
