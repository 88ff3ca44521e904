package dev.holdfast.booking.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * The moments a practitioner works. Pure. A moment belongs to them exactly when the clock of the zone shows a time then that is in one
 * of its date's ranges; so nothing is worked in an hour that is left out, and an hour that comes twice is worked twice.
 */
public final class WorkingHours {

    private final Schedule schedule;

    public WorkingHours(Schedule schedule) {
        this.schedule = schedule;
    }

    /** What is worked of this time, in order and without overlaps; what is cut off by its ends is left out. */
    public List<OpenTime> between(Instant from, Instant to) {
        List<OpenTime> found = new ArrayList<>();
        ZoneRules rules = schedule.zone().getRules();
        Instant start = from;
        while (start.isBefore(to)) {
            ZoneOffsetTransition change = rules.nextTransition(start);
            Instant end = change == null || change.getInstant().isAfter(to) ? to : change.getInstant();
            addAll(found, start, end, rules.getOffset(start));
            start = end;
        }
        return found;
    }

    /** Adds what is worked while one offset holds. */
    private void addAll(List<OpenTime> found, Instant from, Instant to, ZoneOffset offset) {
        LocalDate last = LocalDateTime.ofEpochSecond(to.getEpochSecond(), to.getNano(), offset)
                .toLocalDate();
        LocalDate date = LocalDateTime.ofEpochSecond(from.getEpochSecond(), from.getNano(), offset)
                .toLocalDate();
        for (; !date.isAfter(last); date = date.plusDays(1)) {
            Instant midnight = date.atStartOfDay().toInstant(offset);
            for (DayRange range : schedule.on(date)) {
                add(found, from, to, midnight, range);
            }
        }
    }

    private static void add(List<OpenTime> found, Instant from, Instant to, Instant midnight, DayRange range) {
        Instant anchor = midnight.plusSeconds(range.from() * 60L);
        Instant end = midnight.plusSeconds(range.to() * 60L);
        Instant opens = anchor.isBefore(from) ? from : anchor;
        Instant closes = end.isAfter(to) ? to : end;
        if (opens.isBefore(closes)) {
            found.add(new OpenTime(opens, closes, anchor));
        }
    }

    /** Whether every moment from the first to the second, without it, is worked. */
    public boolean cover(Instant startsAt, Instant endsAt) {
        Instant reached = startsAt;
        for (OpenTime open : between(startsAt, endsAt)) {
            if (!open.startsAt().equals(reached)) {
                return false;
            }
            reached = open.endsAt();
        }
        return reached.equals(endsAt);
    }
}
