package dev.holdfast.notification.message;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.holdfast.kit.job.worker.ClaimedJob;
import dev.holdfast.notification.channel.Message;
import dev.holdfast.notification.message.Telling.Nothing;
import dev.holdfast.notification.message.Telling.Say;
import dev.holdfast.notification.template.Language;
import dev.holdfast.notification.template.OneLine;
import dev.holdfast.notification.template.Templates;
import dev.holdfast.notification.template.Templates.Wording;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells somebody who booked past us where to book, in the usual language: it is nobody's account. The address was typed by anybody, so the mail says nothing of any account and
 * nothing that was typed.
 */
@Singleton
class GuideMessages {

    /** Deliveries are kept by user; this one has none. */
    private static final String NO_USER = "nobody";

    private final Neighbours neighbours;
    private final Templates templates;
    private final String offerings;

    GuideMessages(
            Neighbours neighbours,
            Templates templates,
            @ConfigProperty(name = "holdfast.public-url") String publicUrl) {
        this.neighbours = neighbours;
        this.templates = templates;
        this.offerings = publicUrl + "/offerings";
    }

    Uni<Telling> guide(ClaimedJob job) {
        return neighbours.guide(job.payload().getString("invitee")).map(facts -> telling(job, facts));
    }

    private Telling telling(ClaimedJob job, GuideFacts facts) {
        if (!facts.wanted()) {
            return new Nothing();
        }
        String page = facts.offeringId() == null ? offerings : offerings + "#" + facts.offeringId();
        String what = OneLine.of(requireNonNullElse(facts.offeringName(), ""));
        Wording wording = templates.render(Language.USUAL, job.type(), Map.of("what", what, "page", page));
        String address = requireNonNull(facts.address(), "a mail that is wanted has an address");
        return new Say(NO_USER, new Message(address, wording.subject(), wording.text(), wording.html(), null));
    }
}
