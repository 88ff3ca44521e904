package dev.holdfast.booking.availability;

import dev.holdfast.booking.calendar.CalendarAge;
import dev.holdfast.booking.calendar.ExternalCalendar;
import dev.holdfast.booking.offering.Offerings;
import dev.holdfast.booking.schedule.Schedule;
import dev.holdfast.booking.schedule.Schedules;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/** When something can be booked, of each of its practitioners who has stored working hours. */
@ApplicationScoped
class Availability {

    private static final Comparator<Slot> IN_ORDER =
            Comparator.comparing(Slot::startsAt).thenComparing(Slot::practitionerId);

    private final Offerings offerings;
    private final Schedules schedules;
    private final FreeTimes freeTimes;
    private final List<ExternalCalendar> calendars;
    private final Vertx vertx;

    Availability(
            Offerings offerings,
            Schedules schedules,
            FreeTimes freeTimes,
            @All List<ExternalCalendar> calendars,
            Vertx vertx) {
        this.offerings = offerings;
        this.schedules = schedules;
        this.freeTimes = freeTimes;
        this.calendars = calendars;
        this.vertx = vertx;
    }

    /** The free times of an active offering; fails as {@link Offerings#getBookable} does. */
    Uni<AvailabilityView> of(String offeringId, AskedTime asked) {
        return offerings
                .getBookable(offeringId)
                .chain(offering -> of(Wanted.of(offering), offering.practitionerIds(), asked));
    }

    /** The free times for what is wanted, of these practitioners. */
    Uni<AvailabilityView> of(Wanted wanted, List<String> practitionerIds, AskedTime asked) {
        return Uni.combine()
                .all()
                .unis(schedules.findAll(practitionerIds), ages())
                .asTuple()
                .chain(found -> slots(wanted, found.getItem1(), asked)
                        .map(slots -> new AvailabilityView(
                                wanted.offeringId(),
                                asked.zone().getId(),
                                found.getItem2(),
                                slots,
                                without(practitionerIds, found.getItem1()))));
    }

    private Uni<List<Slot>> slots(Wanted wanted, List<Schedule> found, AskedTime asked) {
        return found.isEmpty()
                ? Uni.createFrom().item(List.of())
                : freeTimes
                        .finders(wanted, found, asked.startsAt(), asked.endsAt())
                        .chain(finders -> aside(() -> slots(finders, asked)));
    }

    private static List<Slot> slots(List<SlotFinder> finders, AskedTime asked) {
        return finders.stream()
                .flatMap(finder -> finder.between(asked.startsAt(), asked.endsAt()).stream())
                .sorted(IN_ORDER)
                .toList();
    }

    /** Months of many practitioners take long to reckon, and nobody else's answers from MongoDB are to wait for it. */
    private <T> Uni<T> aside(Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage());
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

    private static List<String> without(List<String> practitionerIds, List<Schedule> found) {
        List<String> known = found.stream().map(Schedule::practitionerId).toList();
        return practitionerIds.stream().filter(id -> !known.contains(id)).toList();
    }
}
