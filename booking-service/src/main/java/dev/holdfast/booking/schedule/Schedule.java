package dev.holdfast.booking.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * When a practitioner works.
 *
 * @param zone whose clock and calendar all of it is meant by
 * @param week a day without ranges is not worked, and may be left out
 * @param overrides dates with other ranges, or none
 * @param closures go before everything else
 * @param rev grows with each change; 0 until it is first stored
 */
public record Schedule(
        String practitionerId,
        ZoneId zone,
        Map<DayOfWeek, List<DayRange>> week,
        Map<LocalDate, List<DayRange>> overrides,
        List<Closure> closures,
        long rev) {

    public Schedule {
        week = inOrder(week);
        overrides = inOrder(overrides);
        closures = closures.stream().sorted(Comparator.comparing(Closure::from)).toList();
    }

    private static <K> Map<K, List<DayRange>> inOrder(Map<K, List<DayRange>> hours) {
        return hours.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> inOrder(each.getValue())));
    }

    private static List<DayRange> inOrder(List<DayRange> ranges) {
        return ranges.stream().sorted(Comparator.comparingInt(DayRange::from)).toList();
    }

    /** What there is until hours are first stored. */
    static Schedule unstored(String practitionerId) {
        return new Schedule(practitionerId, ZoneId.of("UTC"), Map.of(), Map.of(), List.of(), 0);
    }

    /** The same without anything that is worked, and without any date. */
    Schedule ended() {
        return new Schedule(practitionerId, zone, Map.of(), Map.of(), List.of(), rev);
    }

    /** Whether this is stored, and nothing is left to end. */
    boolean isEnded() {
        return rev > 0 && equals(ended());
    }

    /** The ranges that are worked on a date, in order. */
    List<DayRange> on(LocalDate date) {
        if (closures.stream().anyMatch(closure -> closure.contains(date))) {
            return List.of();
        }
        List<DayRange> other = overrides.get(date);
        return other == null ? week.getOrDefault(date.getDayOfWeek(), List.of()) : other;
    }

    Schedule atRev(long other) {
        return new Schedule(practitionerId, zone, week, overrides, closures, other);
    }
}
