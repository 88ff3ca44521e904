package dev.holdfast.booking.schedule;

import dev.holdfast.booking.schedule.ScheduleRequest.Closed;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads written working hours. Pure. Every broken rule is named at its own field, all of them at once; dates may be in the past, so that
 * what was stored once can always be stored again.
 */
final class ScheduleReading {

    private static final int MOST_OVERRIDES = 1000;
    private static final int MOST_CLOSURES = 200;
    private static final int LONGEST_REASON = 500;
    private static final int FIRST_YEAR = 2000;
    private static final int YEARS_AHEAD = 3;
    private static final Map<String, DayOfWeek> DAYS = Arrays.stream(DayOfWeek.values())
            .collect(Collectors.toUnmodifiableMap(DayOfWeek::name, Function.identity()));

    private final Complaints complaints = new Complaints();
    private final RangesReading ranges = new RangesReading(complaints);
    private final int lastYear;

    private ScheduleReading(Instant now) {
        this.lastYear = now.atOffset(ZoneOffset.UTC).getYear() + YEARS_AHEAD;
    }

    /** The hours of a practitioner; fails with an {@code InvalidRequest}. */
    static Schedule read(String practitionerId, ScheduleRequest written, Instant now) {
        return new ScheduleReading(now).read(practitionerId, written);
    }

    private Schedule read(String practitionerId, ScheduleRequest written) {
        ZoneId zone = zone(written.timeZone());
        Map<DayOfWeek, List<DayRange>> week = week(written.weeklyHours());
        Map<LocalDate, List<DayRange>> overrides = overrides(written.dateOverrides(), zone);
        List<Closure> closures = closures(written.closures());
        long rev = rev(written.rev());
        complaints.requireNone();
        return new Schedule(practitionerId, zone, week, overrides, closures, rev);
    }

    private ZoneId zone(@Nullable String name) {
        if (name == null || !ZoneId.getAvailableZoneIds().contains(name)) {
            complaints.add("/timeZone", "must be an IANA time zone such as Asia/Kolkata");
            return ZoneOffset.UTC;
        }
        return ZoneId.of(name);
    }

    private long rev(@Nullable Long rev) {
        if (rev == null || rev < 0) {
            complaints.add("/rev", "must be the rev of the hours that were read, 0 when there were none");
            return 0;
        }
        return rev;
    }

    private Map<DayOfWeek, List<DayRange>> week(@Nullable List<ScheduleRequest.@Nullable Day> days) {
        Map<DayOfWeek, List<DayRange>> week = new HashMap<>();
        if (days == null) {
            complaints.add("/weeklyHours", "must be a list of days, an empty one for none");
            return week;
        }
        for (int i = 0; i < days.size(); i++) {
            String pointer = "/weeklyHours/" + i;
            ScheduleRequest.Day written = days.get(i);
            DayOfWeek day = written == null || written.day() == null ? null : DAYS.get(written.day());
            if (written == null || day == null) {
                complaints.add(pointer + "/day", "must be one of MONDAY to SUNDAY");
            } else if (week.put(day, ranges.read(pointer + "/ranges", written.ranges())) != null) {
                complaints.add(pointer + "/day", "must be named once only");
            }
        }
        return week;
    }

    private Map<LocalDate, List<DayRange>> overrides(
            @Nullable List<ScheduleRequest.@Nullable Date> dates, ZoneId zone) {
        Map<LocalDate, List<DayRange>> overrides = new HashMap<>();
        if (isTooLong("/dateOverrides", dates, MOST_OVERRIDES) || dates == null) {
            return overrides;
        }
        for (int i = 0; i < dates.size(); i++) {
            String pointer = "/dateOverrides/" + i;
            ScheduleRequest.Date written = dates.get(i);
            LocalDate date = date(pointer + "/date", written == null ? null : written.date());
            if (written != null
                    && date != null
                    && overrides.put(date, ranges.read(pointer + "/ranges", written.ranges(), date, zone)) != null) {
                complaints.add(pointer + "/date", "must be named once only");
            }
        }
        return overrides;
    }

    private List<Closure> closures(@Nullable List<@Nullable Closed> written) {
        List<Closure> closures = new ArrayList<>();
        if (isTooLong("/closures", written, MOST_CLOSURES) || written == null) {
            return closures;
        }
        for (int i = 0; i < written.size(); i++) {
            Closure closure = closure("/closures/" + i, written.get(i));
            if (closure != null && closures.stream().anyMatch(closure::overlaps)) {
                complaints.add("/closures/" + i + "/from", "must not be within another closure or before its end");
            } else if (closure != null) {
                closures.add(closure);
            }
        }
        return closures;
    }

    private @Nullable Closure closure(String pointer, @Nullable Closed written) {
        LocalDate from = date(pointer + "/from", written == null ? null : written.from());
        LocalDate to = date(pointer + "/to", written == null ? null : written.to());
        String reason = written == null ? null : written.reason();
        if (reason != null && reason.length() > LONGEST_REASON) {
            complaints.add(pointer + "/reason", "must have at most " + LONGEST_REASON + " characters");
        }
        if (from == null || to == null) {
            return null;
        }
        if (from.isAfter(to)) {
            complaints.add(pointer + "/to", "must not be before from; it is the last day, included");
            return null;
        }
        return new Closure(from, to, reason == null || reason.isBlank() ? null : reason.strip());
    }

    private @Nullable LocalDate date(String pointer, @Nullable String text) {
        try {
            LocalDate date = text == null ? null : LocalDate.parse(text);
            if (date != null && date.getYear() >= FIRST_YEAR && date.getYear() <= lastYear) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // complained of below, like a date out of range
        }
        complaints.add(pointer, "must be a date such as 2027-01-14, from the year " + FIRST_YEAR + " to " + lastYear);
        return null;
    }

    private boolean isTooLong(String pointer, @Nullable List<?> list, int most) {
        if (list == null || list.size() <= most) {
            return false;
        }
        complaints.add(pointer, "must have at most " + most + " entries");
        return true;
    }
}
