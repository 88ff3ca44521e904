package dev.holdfast.identity.mail;

import dev.holdfast.identity.account.User;
import dev.holdfast.identity.account.Users;
import dev.holdfast.identity.link.LinkPurpose;
import dev.holdfast.identity.link.Links;
import dev.holdfast.identity.mail.MailFailure.NoSuchMail;
import dev.holdfast.identity.mailjob.MailJob;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Answers what a mail job means now. */
@ApplicationScoped
class MailFacts {

    private final Users users;
    private final Links links;
    private final Clock clock;

    MailFacts(Users users, Links links, Clock clock) {
        this.users = users;
        this.links = links;
        this.clock = clock;
    }

    /** The facts of this job's mail; fails with {@link NoSuchMail}. Asking changes nothing. */
    Uni<MailFactsView> of(String jobId) {
        return MailJob.parse(jobId).map(this::of).orElseGet(() -> Uni.createFrom()
                .failure(new NoSuchMail().asException()));
    }

    private Uni<MailFactsView> of(MailJob job) {
        return users.findReachable(job.userId())
                .onItem()
                .ifNull()
                .failWith(() -> new NoSuchMail().asException())
                .map(user -> facts(job, user));
    }

    private MailFactsView facts(MailJob job, User user) {
        boolean wanted = isWanted(job, user);
        return MailFactsView.of(user, job.kind(), wanted, wanted ? link(job, user) : null);
    }

    private static boolean isWanted(MailJob job, User user) {
        boolean closed = user.access().isClosed();
        long passwordVersion = user.access().passwordVersion();
        return switch (job.kind()) {
            case VERIFY_EMAIL ->
                !closed
                        && !user.emailVerified()
                        && job.isOfVersion(user.registration().version());
            case RESET_PASSWORD -> !closed && job.isOfVersion(passwordVersion);
            case INVITATION -> !closed && user.access().invited() && job.isOfVersion(passwordVersion);
            case CLOSED_NOTE -> closed;
            case REGISTRATION_NOTE, PASSWORD_CHANGED, SESSION_REVOKED -> !closed;
        };
    }

    private @Nullable URI link(MailJob job, User user) {
        return switch (job.kind()) {
            case VERIFY_EMAIL -> links.mint(LinkPurpose.VERIFY_EMAIL, user, clock.instant());
            case RESET_PASSWORD -> links.mint(LinkPurpose.RESET_PASSWORD, user, clock.instant());
            case INVITATION -> links.mint(LinkPurpose.INVITATION, user, clock.instant());
            case REGISTRATION_NOTE, CLOSED_NOTE, PASSWORD_CHANGED, SESSION_REVOKED -> null;
        };
    }
}
