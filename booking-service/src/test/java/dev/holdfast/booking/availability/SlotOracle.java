package dev.holdfast.booking.availability;

import dev.holdfast.booking.offering.BookingRules;
import dev.holdfast.booking.offering.Timing;
import dev.holdfast.booking.schedule.DayRange;
import dev.holdfast.booking.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Free starts the slow and obvious way: every five-minute instant is looked at by itself, with nothing but the definition. */
record SlotOracle(Schedule schedule, Timing timing, BookingRules rules, Occupied occupied, Instant now) {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    List<Instant> starts(Instant from, Instant to) {
        Map<Instant, Boolean> worked = new HashMap<>();
        List<Instant> free = new ArrayList<>();
        Instant at = Instant.ofEpochSecond(Math.ceilDiv(from.getEpochSecond(), 300) * 300);
        if (at.isBefore(from)) {
            at = at.plus(FIVE_MINUTES);
        }
        for (; at.isBefore(to); at = at.plus(FIVE_MINUTES)) {
            if (isFree(at, worked)) {
                free.add(at);
            }
        }
        return free;
    }

    private boolean isFree(Instant start, Map<Instant, Boolean> worked) {
        return isOnAStep(start)
                && isWorkedThroughout(start, worked)
                && isUntaken(start)
                && isInTime(start)
                && isBelowCaps(start);
    }

    private boolean isOnAStep(Instant start) {
        LocalDateTime clock = clock(start);
        int minute = clock.getHour() * 60 + clock.getMinute();
        return ranges(clock.toLocalDate()).stream()
                .anyMatch(range -> range.from() <= minute
                        && minute < range.to()
                        && (minute - range.from()) % rules.slotStepMinutes() == 0);
    }

    private boolean isWorkedThroughout(Instant start, Map<Instant, Boolean> worked) {
        Instant end = start.plus(Duration.ofMinutes(timing.durationMinutes()));
        for (Instant at = start; at.isBefore(end); at = at.plus(MINUTE)) {
            if (!worked.computeIfAbsent(at, this::isWorked)) {
                return false;
            }
        }
        return true;
    }

    private boolean isWorked(Instant at) {
        LocalDateTime clock = clock(at);
        int minute = clock.getHour() * 60 + clock.getMinute();
        return ranges(clock.toLocalDate()).stream().anyMatch(range -> range.from() <= minute && minute < range.to());
    }

    private List<DayRange> ranges(LocalDate date) {
        boolean closed = schedule.closures().stream()
                .anyMatch(closure -> !date.isBefore(closure.from()) && !date.isAfter(closure.to()));
        if (closed) {
            return List.of();
        }
        return schedule.overrides().containsKey(date)
                ? schedule.overrides().get(date)
                : schedule.week().getOrDefault(date.getDayOfWeek(), List.of());
    }

    private boolean isUntaken(Instant start) {
        Instant from = start.minus(Duration.ofMinutes(timing.bufferBeforeMinutes()));
        Instant to = start.plus(Duration.ofMinutes(timing.durationMinutes() + timing.bufferAfterMinutes()));
        return occupied.busy().stream().noneMatch(span -> span.from().isBefore(to) && from.isBefore(span.to()));
    }

    private boolean isInTime(Instant start) {
        LocalDate today = clock(now).toLocalDate();
        return start.isAfter(now)
                && !start.isBefore(now.plus(Duration.ofMinutes(rules.minimumNoticeMinutes())))
                && !clock(start).toLocalDate().isAfter(today.plusDays(rules.horizonDays()));
    }

    private boolean isBelowCaps(Instant start) {
        LocalDate date = clock(start).toLocalDate();
        long ofDay = occupied.counted().stream()
                .filter(each -> clock(each).toLocalDate().equals(date))
                .count();
        long ofWeek = occupied.counted().stream()
                .filter(each -> week(clock(each).toLocalDate()).equals(week(date)))
                .count();
        return (rules.dailyCap() == null || ofDay < rules.dailyCap())
                && (rules.weeklyCap() == null || ofWeek < rules.weeklyCap());
    }

    private static String week(LocalDate date) {
        return date.get(IsoFields.WEEK_BASED_YEAR) + "-" + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private LocalDateTime clock(Instant at) {
        return LocalDateTime.ofInstant(at, schedule.zone());
    }
}
