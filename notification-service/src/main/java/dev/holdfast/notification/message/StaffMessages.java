package dev.holdfast.notification.message;

import dev.holdfast.kit.job.worker.ClaimedJob;
import dev.holdfast.notification.channel.Message;
import dev.holdfast.notification.message.Telling.Nothing;
import dev.holdfast.notification.message.Telling.Say;
import dev.holdfast.notification.template.OneLine;
import dev.holdfast.notification.template.Templates;
import dev.holdfast.notification.template.Templates.Wording;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Mails to one of the staff about something that needs a person. What it is about is read behind the sign-in: nothing private here. */
@Singleton
class StaffMessages {

    private final Neighbours neighbours;
    private final Templates templates;
    private final String page;

    StaffMessages(
            Neighbours neighbours,
            Templates templates,
            @ConfigProperty(name = "holdfast.public-url") String publicUrl) {
        this.neighbours = neighbours;
        this.templates = templates;
        this.page = publicUrl + "/practice";
    }

    Uni<Telling> needsYou(ClaimedJob job) {
        return neighbours
                .task(job.ref().id())
                .chain(task -> task.open() ? say(job, task) : Uni.createFrom().item(new Nothing()));
    }

    private Uni<Telling> say(ClaimedJob job, TaskFacts task) {
        return neighbours.person(job.payload().getString("userId")).map(person -> telling(job, task, person));
    }

    private Telling telling(ClaimedJob job, TaskFacts task, Person person) {
        String summary = OneLine.of(task.summary());
        Wording wording = templates.render(
                job.type(), Map.of("name", OneLine.of(person.name()), "summary", summary, "page", page));
        return new Say(
                person.id(),
                new Message(person.email(), "Needs you: " + summary, wording.text(), wording.html(), null));
    }
}
