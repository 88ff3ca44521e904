package dev.holdfast.booking.schedule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Working hours within one day, by the clock on the wall. Hours over midnight are two ranges, one up to 24:00 and one from 00:00 of
 * the next day.
 *
 * @param from minutes since 00:00 on the clock, a multiple of 5
 * @param to the same, later than {@code from}, at most 1440, which is 24:00; not worked any more
 */
public record DayRange(int from, int to) {

    /** Minutes. */
    static final int DAY = 1440;

    private static final int GRID = 5;
    private static final Pattern CLOCK = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)|24:00");

    public DayRange {
        if (from < 0 || from >= to || to > DAY || from % GRID != 0 || to % GRID != 0) {
            throw new IllegalArgumentException("no range of a day: " + from + " to " + to);
        }
    }

    /** Whether a text is a time of day on the five-minute grid, {@code 00:00} to {@code 24:00}. */
    static boolean isClock(String text) {
        return CLOCK.matcher(text).matches() && minuteOf(text) % GRID == 0;
    }

    /** Minutes since 00:00 of a text such as {@code 09:30} or {@code 24:00}. */
    static int minuteOf(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            throw new IllegalArgumentException("no time of day: " + text);
        }
        return clock.group(1) == null ? DAY : Integer.parseInt(clock.group(1)) * 60 + Integer.parseInt(clock.group(2));
    }

    /** Reads what {@link #text} wrote. */
    static DayRange ofText(String text) {
        String[] ends = text.split("-", -1);
        return new DayRange(minuteOf(ends[0]), minuteOf(ends[1]));
    }

    /** Such as {@code 09:00-12:30}. */
    String text() {
        return fromText() + "-" + toText();
    }

    String fromText() {
        return clock(from);
    }

    String toText() {
        return clock(to);
    }

    boolean overlaps(DayRange other) {
        return from < other.to && other.from < to;
    }

    private static String clock(int minutes) {
        int hour = minutes / 60;
        int minute = minutes % 60;
        return (hour < 10 ? "0" : "") + hour + (minute < 10 ? ":0" : ":") + minute;
    }
}
