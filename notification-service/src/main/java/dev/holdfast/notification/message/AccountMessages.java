package dev.holdfast.notification.message;

import dev.holdfast.kit.job.worker.ClaimedJob;
import dev.holdfast.notification.channel.Message;
import dev.holdfast.notification.message.AccountFacts.Recipient;
import dev.holdfast.notification.message.Telling.Nothing;
import dev.holdfast.notification.message.Telling.Say;
import dev.holdfast.notification.preference.Preferences;
import dev.holdfast.notification.template.Language;
import dev.holdfast.notification.template.Templates;
import dev.holdfast.notification.template.Templates.Wording;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Messages about an account. They never repeat the name somebody typed at registration: anybody can register anybody's address, and
 * would have us send their words to it.
 */
@Singleton
class AccountMessages {

    private final Neighbours neighbours;
    private final Preferences preferences;
    private final Templates templates;
    private final String home;

    AccountMessages(
            Neighbours neighbours,
            Preferences preferences,
            Templates templates,
            @ConfigProperty(name = "holdfast.public-url") String publicUrl) {
        this.neighbours = neighbours;
        this.preferences = preferences;
        this.templates = templates;
        this.home = publicUrl;
    }

    Uni<Telling> telling(ClaimedJob job) {
        return neighbours
                .accountFacts(job.id())
                .chain(facts ->
                        facts.wanted() ? say(job, facts) : Uni.createFrom().item(new Nothing()));
    }

    private Uni<Telling> say(ClaimedJob job, AccountFacts facts) {
        return preferences.languageOf(job.ref().id()).map(language -> say(job, facts, language));
    }

    private Say say(ClaimedJob job, AccountFacts facts, Language language) {
        Recipient to = Objects.requireNonNull(facts.to(), "a mail that is wanted has a recipient");
        String link = Objects.requireNonNullElse(facts.link(), "");
        Wording wording = templates.render(language, job.type(), Map.of("home", home, "link", link));
        return new Say(
                job.ref().id(), new Message(to.email(), wording.subject(), wording.text(), wording.html(), null));
    }
}
