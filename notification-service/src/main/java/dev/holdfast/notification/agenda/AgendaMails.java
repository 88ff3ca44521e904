package dev.holdfast.notification.agenda;

import dev.holdfast.kit.job.worker.ClaimedJob;
import dev.holdfast.kit.job.worker.JobHandler;
import dev.holdfast.notification.channel.Message;
import dev.holdfast.notification.delivery.Deliveries;
import dev.holdfast.notification.message.AgendaFacts;
import dev.holdfast.notification.message.MailHandler;
import dev.holdfast.notification.message.Neighbours;
import dev.holdfast.notification.message.Person;
import dev.holdfast.notification.message.Telling;
import dev.holdfast.notification.message.Telling.Nothing;
import dev.holdfast.notification.message.Telling.Say;
import dev.holdfast.notification.template.OneLine;
import dev.holdfast.notification.template.ReadableTime;
import dev.holdfast.notification.template.Templates;
import dev.holdfast.notification.template.Templates.Wording;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The job {@code agenda}: a practitioner's day by their own clock. Who has nothing that day hears nothing. */
@Singleton
class AgendaMails {

    private final Neighbours neighbours;
    private final Templates templates;
    private final Deliveries deliveries;
    private final String page;

    AgendaMails(
            Neighbours neighbours,
            Templates templates,
            Deliveries deliveries,
            @ConfigProperty(name = "holdfast.public-url") String publicUrl) {
        this.neighbours = neighbours;
        this.templates = templates;
        this.deliveries = deliveries;
        this.page = publicUrl + "/practice";
    }

    @Produces
    @Singleton
    JobHandler agenda() {
        return new MailHandler(AgendaJobs.TYPE, this::telling, deliveries);
    }

    private Uni<Telling> telling(ClaimedJob job) {
        LocalDate day = LocalDate.parse(job.payload().getString("day"));
        return neighbours.person(job.payload().getString("userId")).chain(person -> {
            ZoneId zone = ReadableTime.zoneOf(person.timeZone());
            return neighbours
                    .agenda(
                            person.id(),
                            day.atStartOfDay(zone).toInstant(),
                            day.plusDays(1).atStartOfDay(zone).toInstant())
                    .map(facts -> facts.items().isEmpty() ? new Nothing() : say(job, person, zone, day, facts));
        });
    }

    private Say say(ClaimedJob job, Person person, ZoneId zone, LocalDate day, AgendaFacts facts) {
        List<String> lines = facts.items().stream()
                .map(item -> ReadableTime.hours(item.startsAt(), item.endsAt(), zone) + "  "
                        + OneLine.of(item.offeringName()))
                .toList();
        String count = lines.size() == 1 ? "1 booking" : lines.size() + " bookings";
        String title = ReadableTime.day(day) + ": " + count;
        Wording wording = templates.render(
                job.type(), Map.of("name", OneLine.of(person.name()), "title", title, "lines", lines, "page", page));
        return new Say(person.id(), new Message(person.email(), title, wording.text(), wording.html(), null));
    }
}
