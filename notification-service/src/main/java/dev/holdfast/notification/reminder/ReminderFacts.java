package dev.holdfast.notification.reminder;

import static java.util.Objects.requireNonNull;

import dev.holdfast.kit.job.worker.ClaimedJob;
import dev.holdfast.notification.message.BookingFacts;
import dev.holdfast.notification.message.Neighbours;
import dev.holdfast.notification.message.Person;
import dev.holdfast.notification.preference.Preferences;
import dev.holdfast.notification.template.ReadableTime;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the owners say about a reminder right now. */
@Singleton
class ReminderFacts {

    private final Neighbours neighbours;
    private final Preferences preferences;

    ReminderFacts(Neighbours neighbours, Preferences preferences) {
        this.neighbours = neighbours;
        this.preferences = preferences;
    }

    /**
     * A decision about a booking that still stands.
     *
     * @param booking the facts of it
     * @param reminders when its client is to be reminded, by which wishes
     */
    record Standing(BookingFacts booking, Person client, Reminders reminders) {}

    /** The decision a job is about, or nothing when events have overtaken it; fails as {@link Neighbours} do. */
    Uni<Optional<Standing>> of(ClaimedJob job) {
        return neighbours
                .bookingFacts(job.id())
                .chain(facts -> facts.wanted()
                        ? standing(facts).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Standing> standing(BookingFacts facts) {
        String clientId = requireNonNull(facts.clientId());
        return neighbours
                .person(clientId)
                .chain(client -> preferences.of(clientId).map(wish -> {
                    var booking = new Reminders.Booking(
                            requireNonNull(facts.bookingId()),
                            requireNonNull(facts.startsAt()),
                            requireNonNull(facts.decidedAt()),
                            requireNonNull(facts.reminderMinutesBefore()));
                    return new Standing(
                            facts, client, new Reminders(booking, wish, ReadableTime.zoneOf(client.timeZone())));
                }));
    }
}
