package dev.holdfast.booking.availability;

import dev.holdfast.booking.calendar.CalendarAge;
import dev.holdfast.booking.calendar.ExternalCalendar;
import dev.holdfast.booking.offering.Offering;
import dev.holdfast.booking.offering.Offerings;
import dev.holdfast.booking.schedule.Schedule;
import dev.holdfast.booking.schedule.Schedules;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

/** When offerings can be booked, of each of their practitioners who has stored working hours. */
@ApplicationScoped
class Availability {

    private static final int AT_ONCE = 4;
    private static final Comparator<Slot> IN_ORDER =
            Comparator.comparing(Slot::startsAt).thenComparing(Slot::practitionerId);

    private final Offerings offerings;
    private final Schedules schedules;
    private final FreeTimes freeTimes;
    private final List<ExternalCalendar> calendars;

    Availability(Offerings offerings, Schedules schedules, FreeTimes freeTimes, @All List<ExternalCalendar> calendars) {
        this.offerings = offerings;
        this.schedules = schedules;
        this.freeTimes = freeTimes;
        this.calendars = calendars;
    }

    /** The free times of an active offering; fails as {@link Offerings#getBookable} does. */
    Uni<AvailabilityView> of(AskedTime asked) {
        return offerings.getBookable(asked.offeringId()).chain(offering -> of(offering, asked));
    }

    private Uni<AvailabilityView> of(Offering offering, AskedTime asked) {
        return Uni.combine()
                .all()
                .unis(schedules.findAll(offering.practitionerIds()), ages())
                .asTuple()
                .chain(found -> slots(offering, found.getItem1(), asked)
                        .map(slots -> new AvailabilityView(
                                offering.id(),
                                asked.zone().getId(),
                                found.getItem2(),
                                slots,
                                without(offering, found.getItem1()))));
    }

    private Uni<List<Slot>> slots(Offering offering, List<Schedule> found, AskedTime asked) {
        return Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUni(schedule -> slots(offering, schedule, asked))
                .merge(AT_ONCE)
                .collect()
                .asList()
                .map(lists ->
                        lists.stream().flatMap(List::stream).sorted(IN_ORDER).toList());
    }

    private Uni<List<Slot>> slots(Offering offering, Schedule schedule, AskedTime asked) {
        return freeTimes
                .finder(Wanted.of(offering), schedule, asked.startsAt(), asked.endsAt())
                .map(finder -> finder.between(asked.startsAt(), asked.endsAt()));
    }

    private Uni<List<CalendarAge>> ages() {
        return Multi.createFrom()
                .iterable(calendars)
                .onItem()
                .transformToUniAndConcatenate(ExternalCalendar::ages)
                .collect()
                .asList()
                .map(lists -> lists.stream().flatMap(List::stream).toList());
    }

    private static List<String> without(Offering offering, List<Schedule> found) {
        List<String> known = found.stream().map(Schedule::practitionerId).toList();
        return offering.practitionerIds().stream()
                .filter(id -> !known.contains(id))
                .toList();
    }
}
