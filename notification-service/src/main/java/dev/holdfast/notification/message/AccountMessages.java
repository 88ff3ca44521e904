package dev.holdfast.notification.message;

import dev.holdfast.kit.job.worker.ClaimedJob;
import dev.holdfast.notification.channel.Message;
import dev.holdfast.notification.message.AccountFacts.Recipient;
import dev.holdfast.notification.message.Telling.Nothing;
import dev.holdfast.notification.message.Telling.Say;
import dev.holdfast.notification.template.Templates;
import dev.holdfast.notification.template.Templates.Wording;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Messages about an account. They never repeat the name somebody typed at registration: anybody can register anybody's address, and
 * would have us send their words to it.
 */
@Singleton
class AccountMessages {

    private final Neighbours neighbours;
    private final Templates templates;
    private final String home;

    AccountMessages(
            Neighbours neighbours,
            Templates templates,
            @ConfigProperty(name = "holdfast.public-url") String publicUrl) {
        this.neighbours = neighbours;
        this.templates = templates;
        this.home = publicUrl;
    }

    /** How the mails of one type are told. */
    Function<ClaimedJob, Uni<Telling>> withSubject(String subject) {
        return job -> neighbours.accountFacts(job.id()).map(facts -> telling(job, facts, subject));
    }

    private Telling telling(ClaimedJob job, AccountFacts facts, String subject) {
        if (!facts.wanted()) {
            return new Nothing();
        }
        Recipient to = Objects.requireNonNull(facts.to(), "a mail that is wanted has a recipient");
        String link = Objects.requireNonNullElse(facts.link(), "");
        Wording wording = templates.render(job.type(), Map.of("home", home, "link", link));
        return new Say(job.ref().id(), new Message(to.email(), subject, wording.text(), wording.html(), null));
    }
}
