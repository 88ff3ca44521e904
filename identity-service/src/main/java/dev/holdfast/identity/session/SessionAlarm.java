package dev.holdfast.identity.session;

import dev.holdfast.identity.mailjob.MailJob;
import dev.holdfast.identity.mailjob.MailKind;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.outbox.OutboxRelay;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Ends a session one of whose old refresh tokens was used, and tells the user. */
@ApplicationScoped
class SessionAlarm {

    private static final Logger LOG = Logger.getLogger(SessionAlarm.class);

    private final SessionStore store;
    private final OutboxRelay relay;
    private final SessionTimes times;

    SessionAlarm(SessionStore store, OutboxRelay relay, SessionTimes times) {
        this.store = store;
        this.relay = relay;
        this.times = times;
    }

    /** Ends the session; of many such uses one ends it and sends the mail. */
    Uni<Void> reused(Session session) {
        Instant now = times.now();
        OutboxEntry mail = new MailJob(MailKind.SESSION_REVOKED, session.userId(), session.id()).entry(now);
        return store.revoke(session, mail, now)
                .invoke(done -> follow(session, done))
                .replaceWithVoid();
    }

    private void follow(Session session, boolean done) {
        if (done) {
            LOG.warnf("A refresh token was used again; session %s is revoked", session.id());
            relay.relaySoon(SessionStore.COLLECTION, session.id());
        }
    }
}
