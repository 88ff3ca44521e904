package dev.holdfast.notification.message;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.holdfast.kit.job.worker.ClaimedJob;
import dev.holdfast.notification.channel.Message;
import dev.holdfast.notification.channel.Message.CalendarFile;
import dev.holdfast.notification.channel.Sender;
import dev.holdfast.notification.message.Telling.Nothing;
import dev.holdfast.notification.message.Telling.Say;
import dev.holdfast.notification.template.Appointment;
import dev.holdfast.notification.template.Invitation;
import dev.holdfast.notification.template.Invitation.Method;
import dev.holdfast.notification.template.OneLine;
import dev.holdfast.notification.template.ReadableTime;
import dev.holdfast.notification.template.Templates;
import dev.holdfast.notification.template.Templates.Wording;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Messages about a booking, to its client, with a file for their calendar. */
@Singleton
class BookingMessages {

    private final Neighbours neighbours;
    private final Templates templates;
    private final Invitation invitation;
    private final Clock clock;

    BookingMessages(Neighbours neighbours, Templates templates, Sender sender, Clock clock) {
        this.neighbours = neighbours;
        this.templates = templates;
        this.invitation = new Invitation(sender.address(), sender.host());
        this.clock = clock;
    }

    Uni<Telling> confirmed(ClaimedJob job) {
        return about(job, "Confirmed: ", Method.REQUEST);
    }

    Uni<Telling> cancelled(ClaimedJob job) {
        return about(job, "Cancelled: ", Method.CANCEL);
    }

    private Uni<Telling> about(ClaimedJob job, String subject, Method method) {
        return neighbours
                .bookingFacts(job.id())
                .chain(facts -> facts.wanted() ? say(job, facts, subject, method) : nothing());
    }

    private Uni<Telling> say(ClaimedJob job, BookingFacts facts, String subject, Method method) {
        return neighbours
                .person(requireNonNull(facts.clientId()))
                .map(client -> new Say(client.id(), message(job, appointment(facts), client, subject, method)));
    }

    private Message message(ClaimedJob job, Appointment appointment, Person client, String subject, Method method) {
        String when = ReadableTime.span(appointment.startsAt(), appointment.endsAt(), client.timeZone());
        Wording wording = templates.render(
                job.type(),
                Map.of(
                        "name", OneLine.of(client.name()),
                        "what", OneLine.of(appointment.title()),
                        "when", when,
                        "zone", ReadableTime.zone(appointment.startsAt(), client.timeZone()),
                        "where", OneLine.of(requireNonNullElse(appointment.location(), "")),
                        "reference", appointment.id()));
        String file = invitation.file(method, appointment, client.name(), client.email(), clock.instant());
        return new Message(
                client.email(),
                OneLine.of(subject + appointment.title() + ", " + when),
                wording.text(),
                wording.html(),
                new CalendarFile(method.name(), file));
    }

    private static Uni<Telling> nothing() {
        return Uni.createFrom().item(new Nothing());
    }

    private static Appointment appointment(BookingFacts facts) {
        return new Appointment(
                requireNonNull(facts.bookingId()),
                facts.sequence(),
                requireNonNull(facts.offeringName()),
                requireNonNull(facts.startsAt()),
                requireNonNull(facts.endsAt()),
                facts.location());
    }
}
