package dev.holdfast.booking.availability;

import dev.holdfast.booking.booking.Booking;
import dev.holdfast.booking.booking.FreeTime;
import dev.holdfast.booking.booking.TimeSpan;
import dev.holdfast.booking.offering.BookingRules;
import dev.holdfast.booking.offering.Offering;
import dev.holdfast.booking.offering.Offerings;
import dev.holdfast.booking.schedule.Schedule;
import dev.holdfast.booking.schedule.Schedules;
import dev.holdfast.kit.service.mongo.GroupedReads;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The free times after one that was not to be had. What many miss at once is looked for once: the more want one time, the more often it is. */
@ApplicationScoped
class Alternatives {

    /** Looked through one after the other until there is enough or the horizon comes before the end; a week has it nearly always. */
    private static final List<Duration> AHEAD =
            List.of(Duration.ofDays(7), Duration.ofDays(62), Duration.ofDays(BookingRules.FURTHEST_HORIZON_DAYS));

    private static final int AT_ONCE = 4;

    private final Offerings offerings;
    private final Schedules schedules;
    private final FreeTimes freeTimes;
    private final Clock clock;
    private final GroupedReads<Missed, List<FreeTime>> searches;

    Alternatives(Offerings offerings, Schedules schedules, FreeTimes freeTimes, Clock clock) {
        this.clock = clock;
        this.offerings = offerings;
        this.schedules = schedules;
        this.freeTimes = freeTimes;
        this.searches = new GroupedReads<>("holdfast-alternatives", this::search);
    }

    /** What was not to be had, whoever wanted it. */
    private record Missed(
            Booking.Service service,
            String practitionerId,
            TimeSpan time,
            @Nullable String except,
            int limit) {

        Wanted of(Offering offering) {
            return Wanted.of(offering, service.buffers(), time, except);
        }
    }

    /**
     * The next ones after that of the booking, the same in all else, or where none come later the first ones there are; none where no
     * working hours are stored.
     */
    Uni<List<FreeTime>> after(Booking wanted, int limit) {
        return searches.find(new Missed(
                wanted.service(), wanted.parties().practitionerId(), wanted.time(), Wanted.itself(wanted), limit));
    }

    private Uni<Function<Missed, List<FreeTime>>> search(List<Missed> missed) {
        return Multi.createFrom()
                .iterable(missed)
                .onItem()
                .transformToUni(each ->
                        search(each).onFailure().recoverWithItem(List.of()).map(found -> Tuple2.of(each, found)))
                .merge(AT_ONCE)
                .collect()
                .asList()
                .map(found -> found.stream().collect(Collectors.toMap(Tuple2::getItem1, Tuple2::getItem2)))
                .map(found -> found::get);
    }

    private Uni<List<FreeTime>> search(Missed missed) {
        return Uni.combine()
                .all()
                .unis(
                        schedules.find(missed.practitionerId()),
                        offerings.find(missed.service().offeringId()))
                .asTuple()
                .chain(found -> search(missed, found.getItem1(), found.getItem2()));
    }

    private Uni<List<FreeTime>> search(Missed missed, @Nullable Schedule schedule, @Nullable Offering offering) {
        return schedule == null || offering == null
                ? Uni.createFrom().item(List.of())
                : search(missed.of(offering), schedule, missed);
    }

    private Uni<List<FreeTime>> search(Wanted wanted, Schedule schedule, Missed missed) {
        return search(wanted, schedule, missed.time().startsAt().plusNanos(1), missed.limit(), 0)
                .chain(later -> later.isEmpty()
                        ? search(wanted, schedule, clock.instant(), missed.limit(), 0)
                        : Uni.createFrom().item(later));
    }

    private Uni<List<FreeTime>> search(Wanted wanted, Schedule schedule, Instant from, int limit, int round) {
        Instant to = from.plus(AHEAD.get(round));
        return freeTimes
                .finder(wanted, schedule, from, to)
                .map(finder -> finder.between(from, to))
                .chain(found -> found.size() < limit && reachesFurther(wanted.rules(), round)
                        ? search(wanted, schedule, from, limit, round + 1)
                        : Uni.createFrom().item(firstOf(found, limit)));
    }

    private static boolean reachesFurther(BookingRules rules, int round) {
        return round + 1 < AHEAD.size() && AHEAD.get(round).toDays() <= rules.horizonDays();
    }

    private static List<FreeTime> firstOf(List<Slot> found, int limit) {
        return found.stream()
                .limit(limit)
                .map(slot -> new FreeTime(slot.startsAt(), slot.endsAt(), slot.practitionerId()))
                .toList();
    }

    @PreDestroy
    void stop() {
        searches.close();
    }
}
