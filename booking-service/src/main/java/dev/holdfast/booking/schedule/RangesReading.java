package dev.holdfast.booking.schedule;

import dev.holdfast.booking.schedule.ScheduleRequest.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the ranges of one day; whatever is wrong becomes a complaint, and what it is about is left out. */
final class RangesReading {

    private static final int MOST = 24;
    private static final String CLOCK = "must be a time of day in steps of 5 minutes, from 00:00 to 24:00";

    private final Complaints complaints;

    RangesReading(Complaints complaints) {
        this.complaints = complaints;
    }

    List<DayRange> read(String pointer, @Nullable List<@Nullable Range> written) {
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
            DayRange range = read(pointer + "/" + i, written.get(i));
            if (range != null && ranges.stream().anyMatch(range::overlaps)) {
                complaints.add(pointer + "/" + i, "must not overlap another range of the day");
            } else if (range != null) {
                ranges.add(range);
            }
        }
        return ranges;
    }

    private @Nullable DayRange read(String pointer, @Nullable Range written) {
        if (written == null) {
            complaints.add(pointer, "must be a range such as {\"from\":\"09:00\",\"to\":\"12:30\"}");
            return null;
        }
        Integer from = minute(pointer + "/from", written.from());
        Integer to = minute(pointer + "/to", written.to());
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

    private @Nullable Integer minute(String pointer, @Nullable String text) {
        if (text == null || !DayRange.isClock(text)) {
            complaints.add(pointer, CLOCK);
            return null;
        }
        return DayRange.minuteOf(text);
    }
}
