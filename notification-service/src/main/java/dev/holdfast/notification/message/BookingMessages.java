package dev.holdfast.notification.message;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.holdfast.kit.job.worker.ClaimedJob;
import dev.holdfast.notification.channel.Message;
import dev.holdfast.notification.channel.Message.CalendarFile;
import dev.holdfast.notification.channel.Sender;
import dev.holdfast.notification.delivery.Deliveries;
import dev.holdfast.notification.message.Telling.Nothing;
import dev.holdfast.notification.message.Telling.Say;
import dev.holdfast.notification.preference.Preferences;
import dev.holdfast.notification.template.Appointment;
import dev.holdfast.notification.template.Invitation;
import dev.holdfast.notification.template.Invitation.Method;
import dev.holdfast.notification.template.Language;
import dev.holdfast.notification.template.OneLine;
import dev.holdfast.notification.template.ReadableTime;
import dev.holdfast.notification.template.Templates;
import dev.holdfast.notification.template.Templates.Wording;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages about a booking, to its client, with a file for their calendar where there is something to change in it. */
@Singleton
public class BookingMessages {

    private static final Form CONFIRMED = new Form("booking-confirmed", Method.REQUEST);
    private static final Form MOVED = new Form("booking-moved", Method.REQUEST);
    private static final Form CHECKING = new Form("booking-checking", null);
    private static final Form CANCELLED = new Form("booking-cancelled", Method.CANCEL);

    private static final Form REMINDER = new Form("booking-reminder", null);

    private final Neighbours neighbours;
    private final Preferences preferences;
    private final Deliveries deliveries;
    private final Templates templates;
    private final Invitation invitation;
    private final Clock clock;

    BookingMessages(
            Neighbours neighbours,
            Preferences preferences,
            Deliveries deliveries,
            Templates templates,
            Sender sender,
            Clock clock) {
        this.neighbours = neighbours;
        this.preferences = preferences;
        this.deliveries = deliveries;
        this.templates = templates;
        this.invitation = new Invitation(sender.address(), sender.host());
        this.clock = clock;
    }

    Uni<Telling> confirmed(ClaimedJob job) {
        return about(job, CONFIRMED);
    }

    /** A client who was never told of the booking is told of it, not that it moved. */
    Uni<Telling> moved(ClaimedJob job) {
        return deliveries.hasTold(job.ref().id(), job.id()).chain(told -> about(job, told ? MOVED : CONFIRMED));
    }

    Uni<Telling> checking(ClaimedJob job) {
        return about(job, CHECKING);
    }

    /** Who neither made the booking nor was ever told of it is not told that it is no more. */
    Uni<Telling> cancelled(ClaimedJob job) {
        return neighbours.bookingFacts(job.id()).chain(facts -> {
            if (!facts.wanted()) {
                return nothing();
            }
            return facts.isKnownToClient() ? say(facts, CANCELLED) : sayIfTold(job, facts);
        });
    }

    private Uni<Telling> sayIfTold(ClaimedJob job, BookingFacts facts) {
        return deliveries.hasTold(job.ref().id(), job.id()).chain(told -> told ? say(facts, CANCELLED) : nothing());
    }

    /** A reminder of a booking. */
    public Telling reminder(BookingFacts facts, Person client, Language language) {
        return say(facts, client, language, REMINDER);
    }

    private Uni<Telling> about(ClaimedJob job, Form form) {
        return neighbours.bookingFacts(job.id()).chain(facts -> facts.wanted() ? say(facts, form) : nothing());
    }

    private Uni<Telling> say(BookingFacts facts, Form form) {
        return neighbours.person(requireNonNull(facts.clientId())).chain(client -> preferences
                .languageOf(client.id())
                .map(language -> say(facts, client, language, form)));
    }

    private Say say(BookingFacts facts, Person client, Language language, Form form) {
        return new Say(client.id(), message(facts, client, language, form));
    }

    private Message message(BookingFacts facts, Person client, Language language, Form form) {
        Appointment appointment = appointment(facts, language);
        ReadableTime time = templates.time(language);
        Wording wording = templates.render(
                language,
                form.template(),
                Map.of(
                        "name", OneLine.of(client.name()),
                        "what", OneLine.of(appointment.title()),
                        "when", time.span(appointment.startsAt(), appointment.endsAt(), client.timeZone()),
                        "zone", time.zone(appointment.startsAt(), client.timeZone()),
                        "where", OneLine.of(requireNonNullElse(appointment.location(), "")),
                        "reason", OneLine.of(requireNonNullElse(facts.reason(), "")),
                        "reference", appointment.id()));
        return new Message(
                client.email(),
                wording.subject(),
                wording.text(),
                wording.html(),
                file(form.method(), appointment, client));
    }

    private @Nullable CalendarFile file(@Nullable Method method, Appointment appointment, Person client) {
        return method == null
                ? null
                : new CalendarFile(
                        method.name(),
                        invitation.file(method, appointment, client.name(), client.email(), clock.instant()));
    }

    private static Uni<Telling> nothing() {
        return Uni.createFrom().item(new Nothing());
    }

    /**
     * How a message is put.
     *
     * @param method what the reader's calendar is to do; {@code null} for nothing, and no file
     */
    private record Form(String template, @Nullable Method method) {}

    private Appointment appointment(BookingFacts facts, Language language) {
        String id = requireNonNull(facts.bookingId());
        return new Appointment(
                id,
                facts.sequence(),
                requireNonNull(facts.offeringName()),
                requireNonNull(facts.startsAt()),
                requireNonNull(facts.endsAt()),
                facts.location(),
                templates.phrase(language, "calendar-note", Map.of("reference", id)));
    }
}
