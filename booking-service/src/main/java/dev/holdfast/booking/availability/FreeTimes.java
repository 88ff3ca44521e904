package dev.holdfast.booking.availability;

import dev.holdfast.booking.booking.BookedTime;
import dev.holdfast.booking.booking.PractitionerBookings;
import dev.holdfast.booking.calendar.BusyBlock;
import dev.holdfast.booking.calendar.BusyBlocks;
import dev.holdfast.booking.offering.Offering;
import dev.holdfast.booking.schedule.Schedule;
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

    /** What begins further away meets no session here: each lasts a day at most, with four hours of buffers on either side. */
    private static final Duration REACH = Duration.ofHours(24 + 4 + 4);

    private final PractitionerBookings bookings;
    private final BusyBlocks blocks;
    private final Clock clock;

    FreeTimes(PractitionerBookings bookings, BusyBlocks blocks, Clock clock) {
        this.bookings = bookings;
        this.blocks = blocks;
        this.clock = clock;
    }

    /**
     * What finds the free starts within this time.
     *
     * @param except a booking that is to be moved and is not in its own way, or {@code null}
     */
    Uni<SlotFinder> finder(Offering offering, Schedule schedule, Instant from, Instant to, @Nullable String except) {
        String practitionerId = schedule.practitionerId();
        Instant first = firstCounted(offering, schedule.zone(), from);
        Instant last = lastCounted(offering, schedule.zone(), to);
        Uni<List<BookedTime>> booked = bookings.startingWithin(practitionerId, first, last);
        Uni<List<BusyBlock>> blocked = blocks.startingWithin(practitionerId, from.minus(REACH), to.plus(REACH));
        return Uni.combine()
                .all()
                .unis(booked, blocked)
                .asTuple()
                .map(found -> new SlotFinder(
                        schedule,
                        offering.timing(),
                        offering.rules(),
                        Occupied.of(found.getItem1(), found.getItem2(), offering.id(), except),
                        clock.instant()));
    }

    /** Caps count whole weeks of the practitioner. */
    private static Instant firstCounted(Offering offering, ZoneId zone, Instant from) {
        Instant near = from.minus(REACH);
        if (!offering.rules().isCapped()) {
            return near;
        }
        Instant week = monday(from, zone).atStartOfDay(zone).toInstant();
        return week.isBefore(near) ? week : near;
    }

    private static Instant lastCounted(Offering offering, ZoneId zone, Instant to) {
        Instant near = to.plus(REACH);
        if (!offering.rules().isCapped()) {
            return near;
        }
        Instant week = monday(to, zone).plusWeeks(1).atStartOfDay(zone).toInstant();
        return week.isAfter(near) ? week : near;
    }

    private static LocalDate monday(Instant at, ZoneId zone) {
        return Caps.mondayOf(LocalDate.ofInstant(at, zone));
    }
}
