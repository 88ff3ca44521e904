package dev.holdfast.notification.agenda;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * When somebody's mornings are.
 *
 * @param at by their own clock; where the clock skips it, as much later
 * @param zone theirs
 * @param catchUp how long a morning lasts
 */
record Mornings(LocalTime at, ZoneId zone, Duration catchUp) {

    private static final Duration AHEAD = Duration.ofHours(24);

    /** A day and when its morning begins and ends. */
    record Morning(LocalDate day, Instant begins, Instant ends) {}

    /** The mornings that are not over and begin within a day from now, one or two. */
    List<Morning> near(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return Stream.of(today.minusDays(1), today, today.plusDays(1), today.plusDays(2))
                .map(this::morning)
                .filter(morning -> morning.ends().isAfter(now))
                .filter(morning -> !morning.begins().isAfter(now.plus(AHEAD)))
                .toList();
    }

    private Morning morning(LocalDate day) {
        Instant begins = day.atTime(at).atZone(zone).toInstant();
        return new Morning(day, begins, begins.plus(catchUp));
    }
}
