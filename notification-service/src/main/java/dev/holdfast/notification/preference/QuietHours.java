package dev.holdfast.notification.preference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A part of each day, by the person's own clock, in which nobody wants to be reminded.
 *
 * @param from the first moment that is quiet
 * @param to the first that is not any more; before {@code from} when the night lies between, never equal to it
 */
public record QuietHours(LocalTime from, LocalTime to) {

    /** From ten in the evening to seven in the morning. */
    public static final QuietHours USUAL = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));

    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("quiet hours have an end");
        }
    }

    /** The moment itself, or the beginning of the quiet hours in which it lies: never later, whatever the clocks do. */
    public Instant notDuring(Instant moment, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
        return holds(local.toLocalTime()) ? beginning(moment, local, zone.getRules()) : moment;
    }

    /** The last time before the moment at which a clock there went from loud to quiet, by itself or because it was put forward or back. */
    private Instant beginning(Instant moment, LocalDateTime local, ZoneRules zone) {
        LocalDateTime evening = evening(local).atTime(from);
        Stream<Instant> struck = zone.getValidOffsets(evening).stream()
                .map(evening::toInstant)
                .filter(instant ->
                        !holds(LocalDateTime.ofInstant(instant.minusNanos(1), zone.getOffset(instant.minusNanos(1)))
                                .toLocalTime()));
        Stream<Instant> put = Stream.ofNullable(zone.previousTransition(moment.plusNanos(1)))
                .filter(this::isIntoQuiet)
                .map(ZoneOffsetTransition::getInstant);
        return Stream.concat(struck, put)
                .filter(instant -> !instant.isAfter(moment))
                .max(Comparator.naturalOrder())
                .orElse(moment);
    }

    private boolean isIntoQuiet(ZoneOffsetTransition change) {
        return !holds(change.getDateTimeBefore().minusNanos(1).toLocalTime())
                && holds(change.getDateTimeAfter().toLocalTime());
    }

    private boolean holds(LocalTime time) {
        boolean afterFrom = !time.isBefore(from);
        boolean beforeTo = time.isBefore(to);
        return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
    }

    /** The day on which the quiet hours began that hold this time. */
    private LocalDate evening(LocalDateTime local) {
        boolean begunYesterday = local.toLocalTime().isBefore(from);
        return begunYesterday ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    }
}
