package dev.holdfast.booking.schedule;

import dev.holdfast.booking.people.People;
import dev.holdfast.kit.job.outbox.OutboxRelay;
import dev.holdfast.kit.service.caller.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The practitioners' working hours, read afresh each time. */
@ApplicationScoped
public class Schedules {

    /** Who ends the hours of a closed account. */
    private static final String SYSTEM = "system";

    private final ScheduleStore store;
    private final People people;
    private final OutboxRelay relay;
    private final Clock clock;

    Schedules(ScheduleStore store, People people, OutboxRelay relay, Clock clock) {
        this.store = store;
        this.people = people;
        this.relay = relay;
        this.clock = clock;
    }

    /** The hours of a practitioner, or {@code null} until they were first stored. */
    public Uni<@Nullable Schedule> find(String practitionerId) {
        return store.find(practitionerId);
    }

    /** The hours of those practitioners who have stored theirs. */
    public Uni<List<Schedule>> findAll(Collection<String> practitionerIds) {
        return store.findAll(practitionerIds);
    }

    /** The hours of a practitioner; fails with {@link ScheduleFailure.NotFound}. */
    Uni<Schedule> get(String practitionerId) {
        return store.find(practitionerId).onItem().ifNull().failWith(() -> new ScheduleFailure.NotFound(practitionerId)
                .asException());
    }

    /**
     * Ends the hours of somebody who works no more, in the form of a change: nothing of the week is worked, no date is left, and what is
     * booked becomes tasks. Where none were stored, those that say so are. What has ended stays as it is, so it can be ended again; a
     * change at the same moment comes first and is ended too, or finds the hours changed.
     */
    public Uni<Void> end(String practitionerId) {
        return store.find(practitionerId)
                .map(now -> now == null ? Schedule.unstored(practitionerId) : now)
                .chain(now -> now.isEnded() ? Uni.createFrom().voidItem() : end(now))
                .invoke(() -> relaySoon(practitionerId));
    }

    private Uni<Void> end(Schedule now) {
        return store.change(now.ended(), SYSTEM)
                .chain(ended -> ended ? Uni.createFrom().voidItem() : end(now.practitionerId()));
    }

    private void relaySoon(String practitionerId) {
        relay.relaySoon(ScheduleStore.COLLECTION, practitionerId);
    }

    /**
     * Changes the hours. A repetition of the change that made the present ones succeeds, so that a lost answer is no conflict; fails
     * with {@link ScheduleFailure.ChangedMeanwhile} when somebody else was faster, and where an admin names somebody else who is no
     * practitioner. Bookings stay as they are.
     */
    Uni<Schedule> change(String practitionerId, ScheduleRequest written, Caller by) {
        Schedule chosen = ScheduleReading.read(practitionerId, written, clock.instant());
        return requirePractitioner(chosen, by)
                .chain(() -> store.change(chosen, by.userId()))
                .chain(() -> store.find(practitionerId))
                .map(now -> requireChosen(chosen, now))
                .invoke(() -> relaySoon(practitionerId));
    }

    /** Callers who keep their own hours have shown who they are; who asks again is not asked about that. */
    private Uni<Void> requirePractitioner(Schedule chosen, Caller by) {
        return chosen.practitionerId().equals(by.userId())
                ? Uni.createFrom().voidItem()
                : store.find(chosen.practitionerId())
                        .chain(now -> isMade(chosen, now) ? Uni.createFrom().voidItem() : requirePractitioner(chosen));
    }

    private Uni<Void> requirePractitioner(Schedule chosen) {
        return people.noPractitioners(List.of(chosen.practitionerId()))
                .invoke(none -> WhoseHours.requirePractitioner(!none.isEmpty()))
                .replaceWithVoid();
    }

    private static boolean isMade(Schedule chosen, @Nullable Schedule now) {
        return chosen.atRev(chosen.rev() + 1).equals(now);
    }

    private static Schedule requireChosen(Schedule chosen, @Nullable Schedule now) {
        if (now == null || !isMade(chosen, now)) {
            throw new ScheduleFailure.ChangedMeanwhile(now == null ? 0 : now.rev()).asException();
        }
        return now;
    }
}
