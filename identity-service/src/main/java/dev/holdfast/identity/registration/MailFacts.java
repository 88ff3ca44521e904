package dev.holdfast.identity.registration;

import dev.holdfast.identity.account.User;
import dev.holdfast.identity.account.Users;
import dev.holdfast.identity.registration.RegistrationFailure.NoSuchMail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Answers what a mail job means now. */
@ApplicationScoped
class MailFacts {

    private final Users users;
    private final VerificationLinks links;
    private final Clock clock;

    MailFacts(Users users, VerificationLinks links, Clock clock) {
        this.users = users;
        this.links = links;
        this.clock = clock;
    }

    /** The facts of this job's mail; fails with {@link NoSuchMail} or as {@link Users#get}. Asking changes nothing. */
    Uni<MailFactsView> of(String jobId) {
        return MailJob.parse(jobId).map(this::of).orElseGet(() -> Uni.createFrom()
                .failure(new NoSuchMail().asException()));
    }

    private Uni<MailFactsView> of(MailJob job) {
        return users.get(job.userId()).map(user -> facts(job, user));
    }

    private MailFactsView facts(MailJob job, User user) {
        return switch (job.kind()) {
            case VERIFY_EMAIL ->
                isWaitedFor(job, user)
                        ? MailFactsView.of(user, job.kind(), true, links.mint(user, clock.instant()))
                        : MailFactsView.of(user, job.kind(), false, null);
            case REGISTRATION_NOTE -> MailFactsView.of(user, job.kind(), true, null);
        };
    }

    private static boolean isWaitedFor(MailJob job, User user) {
        return !user.emailVerified() && job.equals(MailJob.verification(user));
    }
}
