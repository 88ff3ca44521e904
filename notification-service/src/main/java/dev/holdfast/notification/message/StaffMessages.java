package dev.holdfast.notification.message;

import dev.holdfast.kit.job.worker.ClaimedJob;
import dev.holdfast.notification.channel.Message;
import dev.holdfast.notification.message.Telling.Nothing;
import dev.holdfast.notification.message.Telling.Say;
import dev.holdfast.notification.preference.Preferences;
import dev.holdfast.notification.template.Language;
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
    private final Preferences preferences;
    private final Templates templates;
    private final String page;

    StaffMessages(
            Neighbours neighbours,
            Preferences preferences,
            Templates templates,
            @ConfigProperty(name = "holdfast.public-url") String publicUrl) {
        this.neighbours = neighbours;
        this.preferences = preferences;
        this.templates = templates;
        this.page = publicUrl + "/practice";
    }

    Uni<Telling> needsYou(ClaimedJob job) {
        return neighbours
                .task(job.ref().id())
                .chain(task -> task.open() ? say(job, task) : Uni.createFrom().item(new Nothing()));
    }

    private Uni<Telling> say(ClaimedJob job, TaskFacts task) {
        return neighbours
                .person(job.payload().getString("userId"))
                .chain(person -> preferences.languageOf(person.id()).map(language -> say(job, task, person, language)));
    }

    private Say say(ClaimedJob job, TaskFacts task, Person person, Language language) {
        String summary = OneLine.of(task.summary());
        Wording wording = templates.render(
                language, job.type(), Map.of("name", OneLine.of(person.name()), "summary", summary, "page", page));
        return new Say(
                person.id(), new Message(person.email(), wording.subject(), wording.text(), wording.html(), null));
    }
}
