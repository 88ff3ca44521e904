package dev.holdfast.booking.availability;

import dev.holdfast.booking.booking.Booking;
import dev.holdfast.booking.booking.FreeStarts;
import dev.holdfast.booking.booking.FreeStarts.Judgement.Free;
import dev.holdfast.booking.booking.FreeStarts.Judgement.NoHours;
import dev.holdfast.booking.booking.FreeStarts.Judgement.NotFree;
import dev.holdfast.booking.booking.FreeTime;
import dev.holdfast.booking.booking.SlotObstacle;
import dev.holdfast.booking.calendar.BusyBlocks;
import dev.holdfast.booking.offering.Offering;
import dev.holdfast.booking.schedule.Schedule;
import dev.holdfast.booking.schedule.Schedules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Which starts clients may have, and which else; and whether anything but a booking is there. What a new booking wants the unique index
 * refuses it, if an active one holds it, and so these are not read (ADR 23). One that moves holds time itself, in which by agreement
 * others may be, and caps are counts of bookings: for both everything is read.
 */
@ApplicationScoped
class ClientStarts implements FreeStarts {

    private final Schedules schedules;
    private final FreeTimes freeTimes;
    private final SurroundingsReads surroundings;
    private final BusyBlocks blocks;
    private final Alternatives alternatives;

    ClientStarts(
            Schedules schedules,
            FreeTimes freeTimes,
            SurroundingsReads surroundings,
            BusyBlocks blocks,
            Alternatives alternatives) {
        this.schedules = schedules;
        this.freeTimes = freeTimes;
        this.surroundings = surroundings;
        this.blocks = blocks;
        this.alternatives = alternatives;
    }

    @Override
    public Uni<Judgement> judge(Offering offering, Booking booking) {
        Wanted wanted = Wanted.of(offering, booking);
        String practitionerId = booking.parties().practitionerId();
        Instant start = booking.time().startsAt();
        return wanted.except() == null && !wanted.rules().isCapped()
                ? surroundings
                        .around(FreeTimes.around(practitionerId, start, start))
                        .map(found -> judge(wanted, start, found))
                : schedules.find(practitionerId).chain(schedule -> judge(wanted, start, schedule));
    }

    private Judgement judge(Wanted wanted, Instant start, Surroundings found) {
        return found.schedule() == null
                ? new NoHours()
                : judgement(freeTimes.finder(wanted, found.schedule(), found.occupied(wanted.offeringId())), start);
    }

    private Uni<Judgement> judge(Wanted wanted, Instant start, @Nullable Schedule schedule) {
        return schedule == null
                ? Uni.createFrom().item(new NoHours())
                : freeTimes.finderAt(wanted, schedule, start).map(finder -> judgement(finder, start));
    }

    private static Judgement judgement(SlotFinder finder, Instant start) {
        SlotObstacle obstacle = finder.obstacle(start);
        return obstacle == null ? new Free(finder.capKeys(start, ThreadLocalRandom.current())) : new NotFree(obstacle);
    }

    @Override
    public Uni<Boolean> isBlocked(Booking wanted) {
        Instant from = wanted.time().startsAt().minus(wanted.service().buffers().before());
        Instant to = wanted.time().endsAt().plus(wanted.service().buffers().after());
        return blocks.meeting(wanted.parties().practitionerId(), from, to).map(found -> !found.isEmpty());
    }

    @Override
    public Uni<List<FreeTime>> after(Booking wanted, int limit) {
        return alternatives.after(wanted, limit);
    }
}
