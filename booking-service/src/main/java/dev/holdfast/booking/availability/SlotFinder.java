package dev.holdfast.booking.availability;

import dev.holdfast.booking.booking.CapKeys;
import dev.holdfast.booking.booking.SlotObstacle;
import dev.holdfast.booking.offering.BookingRules;
import dev.holdfast.booking.offering.Timing;
import dev.holdfast.booking.schedule.OpenTime;
import dev.holdfast.booking.schedule.Schedule;
import dev.holdfast.booking.schedule.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The free starts of one practitioner for one offering. Pure: the same facts give the same starts. A start is free when
 *
 * <ul>
 *   <li>the clock of the practitioner's zone then shows the beginning of a range of working hours or a whole number of steps after it,
 *   <li>the whole session is working time; buffers need not be,
 *   <li>neither the session nor its buffers meet anything that is taken, buffers of others included,
 *   <li>it is in the future, the notice is kept, and its date is within the horizon,
 *   <li>its day and its week take one more.
 * </ul>
 *
 * Dates are those of the practitioner's zone. An hour that its clock leaves out has no starts, and one that it shows twice has each twice.
 */
public final class SlotFinder {

    private static final long GRID_SECONDS = 300;

    private final Schedule schedule;
    private final Timing timing;
    private final BookingRules rules;
    private final List<BusySpan> busy;
    private final Caps caps;
    private final Instant now;

    /** @param occupied everything that is taken around, and counted in the weeks of, the times that will be asked about */
    public SlotFinder(Schedule schedule, Timing timing, BookingRules rules, Occupied occupied, Instant now) {
        this.schedule = schedule;
        this.timing = timing;
        this.rules = rules;
        this.busy = BusySpan.merged(occupied.busy());
        this.caps = new Caps(rules, occupied, schedule.zone());
        this.now = now;
    }

    /** The free starts from the first moment up to and without the second, in order. */
    public List<Slot> between(Instant from, Instant to) {
        Instant first = later(from, now.plus(Duration.ofMinutes(rules.minimumNoticeMinutes())));
        Instant end = earlier(to, endOfHorizon());
        List<OpenTime> open =
                first.isBefore(end) ? new WorkingHours(schedule).between(first, end.plus(duration())) : List.of();
        List<Slot> found = new ArrayList<>();
        Gaps gaps = new Gaps();
        for (int i = 0; i < open.size(); i++) {
            Instant last = earlier(endOfRun(open, i).minus(duration()), end.minusNanos(1));
            for (Instant start : startsIn(open.get(i), last)) {
                if (start.isAfter(now) && isAllowed(start) && gaps.hold(start)) {
                    found.add(new Slot(start, start.plus(duration()), schedule.practitionerId()));
                }
            }
        }
        return found;
    }

    /** Whether this very start is free. */
    public boolean isFree(Instant start) {
        return !between(start, start.plusNanos(1)).isEmpty();
    }

    /** The first thing in the way of this very start, or {@code null} where it is free. */
    public @Nullable SlotObstacle obstacle(Instant start) {
        return isFree(start) ? null : firstObstacle(start);
    }

    private SlotObstacle firstObstacle(Instant start) {
        LocalDate date = LocalDate.ofInstant(start, schedule.zone());
        if (!start.isAfter(now) || start.isBefore(now.plus(Duration.ofMinutes(rules.minimumNoticeMinutes())))) {
            return SlotObstacle.TOO_SOON;
        }
        if (date.isAfter(lastDay())) {
            return SlotObstacle.TOO_FAR_AHEAD;
        }
        if (!new WorkingHours(schedule).cover(start, start.plus(duration()))) {
            return SlotObstacle.OUTSIDE_HOURS;
        }
        if (!caps.allow(date)) {
            return SlotObstacle.TOO_MANY;
        }
        return new Gaps().hold(start) ? SlotObstacle.BETWEEN_STEPS : SlotObstacle.TAKEN;
    }

    /** The numbers that a booking with this free start has under the caps there are, chosen by chance among those that are left. */
    CapKeys capKeys(Instant start, RandomGenerator random) {
        return caps.keys(LocalDate.ofInstant(start, schedule.zone()), random);
    }

    /** Until when working time goes on without a break from this stretch on. */
    private static Instant endOfRun(List<OpenTime> open, int index) {
        int i = index;
        while (i + 1 < open.size()
                && open.get(i + 1).startsAt().equals(open.get(i).endsAt())) {
            i++;
        }
        return open.get(i).endsAt();
    }

    /** The starts on the steps of a stretch, up to and with the last possible one. */
    private List<Instant> startsIn(OpenTime open, Instant last) {
        Duration step = Duration.ofMinutes(rules.slotStepMinutes());
        long steps =
                Math.ceilDiv(Duration.between(open.anchor(), open.startsAt()).toMillis(), step.toMillis());
        List<Instant> starts = new ArrayList<>();
        Instant start = open.anchor().plus(step.multipliedBy(steps));
        while (start.isBefore(open.endsAt()) && !start.isAfter(last)) {
            starts.add(start);
            start = start.plus(step);
        }
        return starts;
    }

    private boolean isAllowed(Instant start) {
        LocalDate date = LocalDate.ofInstant(start, schedule.zone());
        return start.getEpochSecond() % GRID_SECONDS == 0 && !date.isAfter(lastDay()) && caps.allow(date);
    }

    private LocalDate lastDay() {
        return LocalDate.ofInstant(now, schedule.zone()).plusDays(rules.horizonDays());
    }

    /** A moment after every moment of the last day, whatever the clock does that night. */
    private Instant endOfHorizon() {
        ZoneId zone = schedule.zone();
        return lastDay().plusDays(2).atStartOfDay(zone).toInstant();
    }

    private Duration duration() {
        return Duration.ofMinutes(timing.durationMinutes());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The time between what is busy, walked through once by starts that only grow. */
    private final class Gaps {

        private int next;

        boolean hold(Instant start) {
            Instant from = start.minus(Duration.ofMinutes(timing.bufferBeforeMinutes()));
            Instant to = start.plus(duration()).plus(Duration.ofMinutes(timing.bufferAfterMinutes()));
            while (next < busy.size() && !busy.get(next).to().isAfter(from)) {
                next++;
            }
            return next == busy.size() || !busy.get(next).from().isBefore(to);
        }
    }
}
