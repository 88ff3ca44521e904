package dev.holdfast.sandbox.calendly.agenda;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The start times a page offers: every working hour of the host's next days, whether or not somebody has booked it. */
public final class BookableTimes {

    private static final int WORKING_DAYS = 5;

    private BookableTimes() {}

    public static List<Instant> after(Instant now, EventType type) {
        var host = Host.MIRA;
        var times = new ArrayList<Instant>();
        var day = LocalDate.ofInstant(now, host.zone());
        for (var found = 0; found < WORKING_DAYS; day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                times.addAll(on(day, type));
                found++;
            }
        }
        return times.stream().filter(time -> time.isAfter(now)).toList();
    }

    private static List<Instant> on(LocalDate day, EventType type) {
        var host = Host.MIRA;
        var closes = day.atTime(host.closes()).atZone(host.zone()).toInstant();
        var start = day.atTime(host.opens()).atZone(host.zone()).toInstant();
        var times = new ArrayList<Instant>();
        for (; !start.plus(type.duration()).isAfter(closes); start = start.plus(type.duration())) {
            times.add(start);
        }
        return times;
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
