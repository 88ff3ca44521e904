package dev.holdfast.booking.availability;

import dev.holdfast.booking.booking.Booking;
import dev.holdfast.booking.booking.FreeStarts;
import dev.holdfast.booking.booking.FreeTime;
import dev.holdfast.booking.offering.Offering;
import dev.holdfast.booking.offering.Offerings;
import dev.holdfast.booking.schedule.Schedule;
import dev.holdfast.booking.schedule.Schedules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which starts clients may have, by the same rules as what they are shown. */
@ApplicationScoped
class ClientStarts implements FreeStarts {

    /** Looked through one after the other until there is enough; a week has it nearly always. */
    private static final List<Duration> AHEAD = List.of(Duration.ofDays(7), Duration.ofDays(62));

    private final Offerings offerings;
    private final Schedules schedules;
    private final FreeTimes freeTimes;

    ClientStarts(Offerings offerings, Schedules schedules, FreeTimes freeTimes) {
        this.offerings = offerings;
        this.schedules = schedules;
        this.freeTimes = freeTimes;
    }

    @Override
    public Uni<Judgement> judge(Offering offering, Booking wanted) {
        return freeTimes
                .isOpen(
                        Wanted.of(offering, wanted),
                        wanted.parties().practitionerId(),
                        wanted.time().startsAt())
                .map(ClientStarts::judgement);
    }

    private static Judgement judgement(@Nullable Boolean open) {
        if (open == null) {
            return Judgement.NO_HOURS;
        }
        return open ? Judgement.FREE : Judgement.NOT_FREE;
    }

    @Override
    public Uni<List<FreeTime>> after(Booking wanted, int limit) {
        return rules(wanted)
                .chain(rules -> rules == null
                        ? Uni.createFrom().item(List.of())
                        : after(rules, wanted.time().startsAt().plusNanos(1), limit, 0));
    }

    private Uni<List<FreeTime>> after(Rules rules, Instant from, int limit, int round) {
        Instant to = from.plus(AHEAD.get(round));
        return freeTimes
                .finder(rules.wanted(), rules.schedule(), from, to)
                .map(finder -> finder.between(from, to))
                .chain(found -> found.size() < limit && round + 1 < AHEAD.size()
                        ? after(rules, from, limit, round + 1)
                        : Uni.createFrom().item(firstOf(found, limit)));
    }

    private static List<FreeTime> firstOf(List<Slot> found, int limit) {
        return found.stream()
                .limit(limit)
                .map(slot -> new FreeTime(slot.startsAt(), slot.endsAt(), slot.practitionerId()))
                .toList();
    }

    /** What a start is judged by. */
    private record Rules(Schedule schedule, Wanted wanted) {}

    /** {@code null} where no working hours are stored. */
    private Uni<@Nullable Rules> rules(Booking wanted) {
        return Uni.combine()
                .all()
                .unis(
                        schedules.find(wanted.parties().practitionerId()),
                        offerings.find(wanted.service().offeringId()))
                .asTuple()
                .map(found -> rules(found.getItem1(), found.getItem2(), wanted));
    }

    private static @Nullable Rules rules(@Nullable Schedule schedule, @Nullable Offering offering, Booking wanted) {
        return schedule == null || offering == null ? null : new Rules(schedule, Wanted.of(offering, wanted));
    }
}
