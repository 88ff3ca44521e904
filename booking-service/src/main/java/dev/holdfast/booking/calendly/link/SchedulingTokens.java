package dev.holdfast.booking.calendly.link;

import dev.holdfast.booking.calendly.api.CalendlyConfig;
import dev.holdfast.booking.offering.CalendlyPage;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.scheduling.SchedulingTokenKeys;
import dev.holdfast.kit.service.scheduling.TokenVerdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The scheduling tokens that were handed out. */
@ApplicationScoped
public class SchedulingTokens {

    private final SchedulingTokenStore store;
    private final SchedulingTokenKeys keys;
    private final CalendlyConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SchedulingTokens(
            SchedulingTokenStore store,
            @ConfigProperty(name = "holdfast.scheduling-token-keys") String keys,
            CalendlyConfig config,
            Clock clock) {
        this.store = store;
        this.keys = new SchedulingTokenKeys(keys);
        this.config = config;
        this.clock = clock;
    }

    /** What the token of this id stands for, or {@code null} when we have no record of it. */
    public Uni<@Nullable SchedulingGrant> find(String jti) {
        return store.find(jti);
    }

    /** What a token is worth by itself, whatever we have on record. */
    public TokenVerdict verify(@Nullable String token) {
        return keys.verify(token);
    }

    /** A fresh token for a page, recorded before anyone sees it. */
    Uni<IssuedToken> issue(Caller caller, String offeringId, CalendlyPage page) {
        byte[] jti = new byte[SchedulingTokenKeys.JTI_BYTES];
        random.nextBytes(jti);
        Instant now = clock.instant();
        Instant expiresAt = now.plus(config.tokenLifetime()).truncatedTo(ChronoUnit.SECONDS);
        SchedulingTokenDocument record = new SchedulingTokenDocument(
                SchedulingTokenKeys.jtiText(jti),
                caller.userId(),
                caller.sessionId(),
                offeringId,
                page.eventType(),
                expiresAt,
                now);
        return store.insert(record).replaceWith(new IssuedToken(keys.issue(jti, expiresAt), expiresAt));
    }
}
