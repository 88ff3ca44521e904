package dev.holdfast.booking.availability;

import dev.holdfast.booking.booking.Buffers;
import dev.holdfast.booking.booking.FreeStarts.Judgement;
import dev.holdfast.booking.booking.PractitionerBookings;
import dev.holdfast.booking.booking.PractitionerTime;
import dev.holdfast.booking.booking.TakenTimes;
import dev.holdfast.booking.booking.TimeSpan;
import dev.holdfast.booking.calendar.BusyBlock;
import dev.holdfast.booking.calendar.BusyBlocks;
import dev.holdfast.booking.schedule.Schedule;
import dev.holdfast.booking.schedule.Schedules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is taken around a time, and asks the {@link SlotFinder}. */
@ApplicationScoped
class FreeTimes {

    /** What begins further away meets no session here: each lasts a day at most, with buffers on either side. */
    private static final Duration REACH = TimeSpan.LONGEST.plus(Buffers.LONGEST.multipliedBy(2));

    private final PractitionerBookings bookings;
    private final BusyBlocks blocks;
    private final Schedules schedules;
    private final SurroundingsReads surroundings;
    private final Clock clock;

    FreeTimes(
            PractitionerBookings bookings,
            BusyBlocks blocks,
            Schedules schedules,
            SurroundingsReads surroundings,
            Clock clock) {
        this.bookings = bookings;
        this.blocks = blocks;
        this.schedules = schedules;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    /** What finds the free starts within this time. */
    Uni<SlotFinder> finder(Wanted wanted, Schedule schedule, Instant from, Instant to) {
        var counted = new PractitionerTime(
                schedule.practitionerId(),
                firstCounted(wanted, schedule.zone(), from),
                lastCounted(wanted, schedule.zone(), to));
        Uni<List<TakenTimes>> booked = bookings.startingWithin(counted, wanted.except());
        Uni<List<BusyBlock>> blocked = blocks.startingWithin(List.of(around(schedule.practitionerId(), from, to)));
        return Uni.combine()
                .all()
                .unis(booked, blocked)
                .asTuple()
                .map(found ->
                        finder(wanted, schedule, Occupied.of(found.getItem1(), found.getItem2(), wanted.offeringId())));
    }

    private SlotFinder finder(Wanted wanted, Schedule schedule, Occupied occupied) {
        return new SlotFinder(schedule, wanted.timing(), wanted.rules(), occupied, clock.instant());
    }

    /**
     * Whether a client may have a start. What a new booking wants the unique index refuses it, if an active one holds it, and so these
     * are not read (ADR 23). One that moves holds time itself, in which by agreement others may be, and caps are counts of bookings: for
     * both everything is read.
     */
    Uni<Judgement> judge(Wanted wanted, String practitionerId, Instant start) {
        return wanted.except() == null && !wanted.rules().isCapped()
                ? surroundings.around(around(practitionerId, start, start)).map(found -> judge(wanted, start, found))
                : schedules.find(practitionerId).chain(schedule -> judge(wanted, start, schedule));
    }

    private Judgement judge(Wanted wanted, Instant start, Surroundings found) {
        return found.schedule() == null
                ? Judgement.NO_HOURS
                : judgement(finder(wanted, found.schedule(), found.occupied(wanted.offeringId())), start);
    }

    private Uni<Judgement> judge(Wanted wanted, Instant start, @Nullable Schedule schedule) {
        return schedule == null
                ? Uni.createFrom().item(Judgement.NO_HOURS)
                : finder(wanted, schedule, start, start).map(finder -> judgement(finder, start));
    }

    private static Judgement judgement(SlotFinder finder, Instant start) {
        return finder.isFree(start) ? Judgement.FREE : Judgement.NOT_FREE;
    }

    private static PractitionerTime around(String practitionerId, Instant from, Instant to) {
        return new PractitionerTime(practitionerId, from.minus(REACH), to.plus(REACH));
    }

    /** Caps count whole weeks of the practitioner. */
    private static Instant firstCounted(Wanted wanted, ZoneId zone, Instant from) {
        Instant near = from.minus(REACH);
        if (!wanted.rules().isCapped()) {
            return near;
        }
        Instant week = monday(from, zone).atStartOfDay(zone).toInstant();
        return week.isBefore(near) ? week : near;
    }

    private static Instant lastCounted(Wanted wanted, ZoneId zone, Instant to) {
        Instant near = to.plus(REACH);
        if (!wanted.rules().isCapped()) {
            return near;
        }
        Instant week = monday(to, zone).plusWeeks(1).atStartOfDay(zone).toInstant();
        return week.isAfter(near) ? week : near;
    }

    private static LocalDate monday(Instant at, ZoneId zone) {
        return Caps.mondayOf(LocalDate.ofInstant(at, zone));
    }
}
