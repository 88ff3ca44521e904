package dev.holdfast.notification.agenda;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.notification.agenda.Mornings.Morning;
import dev.holdfast.notification.message.Neighbours;
import dev.holdfast.notification.message.Person;
import dev.holdfast.notification.template.ReadableTime;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/** Makes the jobs of the mornings that are near. Doing it again makes the same jobs. */
@Singleton
class AgendaJobs {

    static final String TYPE = "agenda";

    private static final String LANE = "mail";

    private final Neighbours neighbours;
    private final JobStore jobs;
    private final AgendaConfig config;

    AgendaJobs(Neighbours neighbours, JobStore jobs, AgendaConfig config) {
        this.neighbours = neighbours;
        this.jobs = jobs;
        this.config = config;
    }

    Uni<Void> make(Instant now) {
        return neighbours
                .staff()
                .chain(staff -> insert(staff.items().stream()
                        .flatMap(person -> mails(person, now))
                        .toList()));
    }

    private Uni<Void> insert(List<OutboxEntry> mails) {
        return mails.isEmpty()
                ? Uni.createFrom().voidItem()
                : jobs.insertMissing(mails.stream().map(OutboxEntry::toJob).toList())
                        .replaceWithVoid();
    }

    private Stream<OutboxEntry> mails(Person person, Instant now) {
        var mornings = new Mornings(config.at(), ReadableTime.zoneOf(person.timeZone()), config.catchUp());
        return mornings.near(now).stream().map(morning -> mail(person, morning, now));
    }

    private static OutboxEntry mail(Person person, Morning morning, Instant now) {
        return new OutboxEntry(
                TYPE + "|" + person.id() + "|" + morning.day(),
                TYPE,
                LANE,
                new JobRef("user", person.id(), 0),
                morning.begins(),
                morning.ends(),
                new Document("v", 1)
                        .append("userId", person.id())
                        .append("day", morning.day().toString()),
                now);
    }
}
