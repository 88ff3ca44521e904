package dev.holdfast.booking.schedule;

import dev.holdfast.booking.schedule.ScheduleRequest.Range;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads the ranges of one day; whatever is wrong becomes a complaint, and what it is about is left out. */
final class RangesReading {

    private static final int MOST = 24;
    private static final String CLOCK = "must be a time of day in steps of 5 minutes, from 00:00 to 24:00";

    private final Complaints complaints;

    RangesReading(Complaints complaints) {
        this.complaints = complaints;
    }

    /** Of a day that comes again and again, so that no clock change is there. */
    List<DayRange> read(String pointer, @Nullable List<@Nullable Range> written) {
        return read(pointer, written, minute -> null);
    }

    /**
     * Of a date, which may have a clock change; midnight is when the day begins or ends, whatever clocks do then.
     *
     * @param zone in which the date is
     */
    List<DayRange> read(String pointer, @Nullable List<@Nullable Range> written, LocalDate date, ZoneId zone) {
        return read(pointer, written, minute -> complaint(minute, date, zone));
    }

    private static @Nullable String complaint(int minute, LocalDate date, ZoneId zone) {
        if (minute == 0 || minute == DayRange.DAY) {
            return null;
        }
        LocalTime time = LocalTime.ofSecondOfDay(minute * 60L);
        return switch (zone.getRules().getValidOffsets(date.atTime(time)).size()) {
            case 0 -> "must be a time that exists; clocks in " + zone + " skip " + time + " on that date";
            case 1 -> null;
            default -> "must be a time that exists once; clocks in " + zone + " show " + time + " twice on that date";
        };
    }

    private List<DayRange> read(
            String pointer, @Nullable List<@Nullable Range> written, IntFunction<@Nullable String> complaint) {
        if (written == null) {
            complaints.add(pointer, "must be a list of ranges; an empty one for none");
            return List.of();
        }
        if (written.size() > MOST) {
            complaints.add(pointer, "must have at most " + MOST + " ranges");
            return List.of();
        }
        List<DayRange> ranges = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            DayRange range = read(pointer + "/" + i, written.get(i), complaint);
            if (range != null && ranges.stream().anyMatch(range::overlaps)) {
                complaints.add(pointer + "/" + i, "must not overlap another range of the day");
            } else if (range != null) {
                ranges.add(range);
            }
        }
        return ranges;
    }

    private @Nullable DayRange read(String pointer, @Nullable Range written, IntFunction<@Nullable String> complaint) {
        if (written == null) {
            complaints.add(pointer, "must be a range such as {\"from\":\"09:00\",\"to\":\"12:30\"}");
            return null;
        }
        Integer from = minute(pointer + "/from", written.from(), complaint);
        Integer to = minute(pointer + "/to", written.to(), complaint);
        if (from == null || to == null) {
            return null;
        }
        if (from >= to) {
            complaints.add(
                    pointer + "/to", "must be later than from; hours over midnight are two ranges, the first to 24:00");
            return null;
        }
        return new DayRange(from, to);
    }

    private @Nullable Integer minute(String pointer, @Nullable String text, IntFunction<@Nullable String> complaint) {
        if (text == null || !DayRange.isClock(text)) {
            complaints.add(pointer, CLOCK);
            return null;
        }
        int minute = DayRange.minuteOf(text);
        String wrong = complaint.apply(minute);
        if (wrong != null) {
            complaints.add(pointer, wrong);
            return null;
        }
        return minute;
    }
}
