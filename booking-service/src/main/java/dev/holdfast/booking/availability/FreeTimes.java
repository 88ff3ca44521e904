package dev.holdfast.booking.availability;

import dev.holdfast.booking.booking.Buffers;
import dev.holdfast.booking.booking.PractitionerBookings;
import dev.holdfast.booking.booking.PractitionerTime;
import dev.holdfast.booking.booking.TakenTimes;
import dev.holdfast.booking.booking.TimeSpan;
import dev.holdfast.booking.calendar.BusyBlock;
import dev.holdfast.booking.calendar.BusyBlocks;
import dev.holdfast.booking.schedule.Schedule;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads what is taken around a time, and asks the {@link SlotFinder}. */
@ApplicationScoped
class FreeTimes {

    /** What begins further away meets no session here: each lasts a day at most, with buffers on either side. */
    private static final Duration REACH = TimeSpan.LONGEST.plus(Buffers.LONGEST.multipliedBy(2));

    private final PractitionerBookings bookings;
    private final BusyBlocks blocks;
    private final Clock clock;

    FreeTimes(PractitionerBookings bookings, BusyBlocks blocks, Clock clock) {
        this.bookings = bookings;
        this.blocks = blocks;
        this.clock = clock;
    }

    /** What finds the free starts within this time of each of these practitioners, at least one; for all of them two questions are asked. */
    Uni<List<SlotFinder>> finders(Wanted wanted, List<Schedule> schedules, Instant from, Instant to) {
        List<PractitionerTime> counted = schedules.stream()
                .map(schedule -> counted(wanted, schedule, from, to))
                .toList();
        return finders(wanted, schedules, from, to, bookings.startingWithin(counted, wanted.except()));
    }

    /** The same of one. */
    Uni<SlotFinder> finder(Wanted wanted, Schedule schedule, Instant from, Instant to) {
        return finders(wanted, List.of(schedule), from, to).map(List::getFirst);
    }

    /** What judges this start, and gives a booking there its numbers under caps. */
    Uni<SlotFinder> finderAt(Wanted wanted, Schedule schedule, Instant start) {
        List<PractitionerTime> counted = List.of(counted(wanted, schedule, start, start));
        return finders(
                        wanted,
                        List.of(schedule),
                        start,
                        start,
                        wanted.rules().isCapped()
                                ? bookings.numberedWithin(counted, wanted.except())
                                : bookings.startingWithin(counted, wanted.except()))
                .map(List::getFirst);
    }

    private Uni<List<SlotFinder>> finders(
            Wanted wanted,
            List<Schedule> schedules,
            Instant from,
            Instant to,
            Uni<Map<String, List<TakenTimes>>> booked) {
        Uni<Map<String, List<BusyBlock>>> blocked = blocks.startingWithin(schedules.stream()
                        .map(schedule -> around(schedule.practitionerId(), from, to))
                        .toList())
                .map(found -> found.stream().collect(Collectors.groupingBy(BusyBlock::practitionerId)));
        return Uni.combine().all().unis(booked, blocked).asTuple().map(found -> schedules.stream()
                .map(schedule -> finder(
                        wanted,
                        schedule,
                        Occupied.of(
                                found.getItem1().getOrDefault(schedule.practitionerId(), List.of()),
                                found.getItem2().getOrDefault(schedule.practitionerId(), List.of()),
                                wanted.offeringId())))
                .toList());
    }

    /** What finds the free starts beside what is known to take time. */
    SlotFinder finder(Wanted wanted, Schedule schedule, Occupied occupied) {
        return new SlotFinder(schedule, wanted.timing(), wanted.rules(), occupied, clock.instant());
    }

    /** What may be in the way of something within this time begins in this one. */
    static PractitionerTime around(String practitionerId, Instant from, Instant to) {
        return new PractitionerTime(practitionerId, from.minus(REACH), to.plus(REACH));
    }

    private static PractitionerTime counted(Wanted wanted, Schedule schedule, Instant from, Instant to) {
        return new PractitionerTime(
                schedule.practitionerId(),
                firstCounted(wanted, schedule.zone(), from),
                lastCounted(wanted, schedule.zone(), to));
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
