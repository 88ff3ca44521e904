package dev.holdfast.identity.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The times by which sessions live. */
@ApplicationScoped
class SessionTimes {

    private final Clock clock;
    private final SessionConfig config;

    SessionTimes(Clock clock, SessionConfig config) {
        this.clock = clock;
        this.config = config;
    }

    Instant now() {
        return clock.instant();
    }

    /** When a session ends that was used at this moment and never again. */
    Instant expiryFrom(Instant now) {
        return now.plus(config.lifetime());
    }

    /** How long the predecessor of the youngest token is taken. */
    Duration grace() {
        return config.predecessorGrace();
    }
}
