package dev.holdfast.notification.agenda;

import dev.holdfast.kit.job.worker.ClaimedJob;
import dev.holdfast.kit.job.worker.JobHandler;
import dev.holdfast.notification.channel.Message;
import dev.holdfast.notification.delivery.Deliveries;
import dev.holdfast.notification.message.AgendaFacts;
import dev.holdfast.notification.message.AgendaFacts.Item;
import dev.holdfast.notification.message.MailHandler;
import dev.holdfast.notification.message.Neighbours;
import dev.holdfast.notification.message.Person;
import dev.holdfast.notification.message.Telling;
import dev.holdfast.notification.message.Telling.Nothing;
import dev.holdfast.notification.message.Telling.Say;
import dev.holdfast.notification.preference.Preferences;
import dev.holdfast.notification.template.Language;
import dev.holdfast.notification.template.OneLine;
import dev.holdfast.notification.template.ReadableTime;
import dev.holdfast.notification.template.Templates;
import dev.holdfast.notification.template.Templates.Wording;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The job {@code agenda}: a practitioner's day by their own clock. Who has nothing that day hears nothing. */
@Singleton
class AgendaMails {

    private final Neighbours neighbours;
    private final Preferences preferences;
    private final Templates templates;
    private final Deliveries deliveries;
    private final String page;

    AgendaMails(
            Neighbours neighbours,
            Preferences preferences,
            Templates templates,
            Deliveries deliveries,
            @ConfigProperty(name = "holdfast.public-url") String publicUrl) {
        this.neighbours = neighbours;
        this.preferences = preferences;
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
                    .chain(facts ->
                            facts.items().isEmpty() ? Uni.createFrom().item(new Nothing()) : say(person, day, facts));
        });
    }

    private Uni<Telling> say(Person person, LocalDate day, AgendaFacts facts) {
        return preferences.languageOf(person.id()).map(language -> say(person, language, day, facts));
    }

    private Say say(Person person, Language language, LocalDate day, AgendaFacts facts) {
        ReadableTime time = templates.time(language);
        ZoneId zone = ReadableTime.zoneOf(person.timeZone());
        Wording wording = templates.render(
                language,
                AgendaJobs.TYPE,
                Map.of(
                        "name", OneLine.of(person.name()),
                        "day", time.day(day),
                        "bookings",
                                facts.items().stream()
                                        .map(item -> booking(item, time, zone))
                                        .toList(),
                        "page", page));
        return new Say(
                person.id(), new Message(person.email(), wording.subject(), wording.text(), wording.html(), null));
    }

    private static Map<String, ?> booking(Item item, ReadableTime time, ZoneId zone) {
        return Map.of(
                "hours", time.hours(item.startsAt(), item.endsAt(), zone),
                "what", OneLine.of(item.offeringName()),
                "clashes", item.clashes());
    }
}
