package dev.holdfast.identity.token;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Issues access tokens: ES256, issuer {@code holdfast}, ids and roles only. */
@ApplicationScoped
public class AccessTokens {

    private static final String ISSUER = "holdfast";

    private final SigningKeys keys;
    private final Clock clock;
    private final Duration lifetime;

    AccessTokens(SigningKeys keys, Clock clock, TokenConfig config) {
        this.keys = keys;
        this.clock = clock;
        this.lifetime = config.lifetime();
    }

    /** A token for this user, good from now on for its lifetime. */
    public Uni<AccessToken> issue(String userId, Set<String> roles, String sessionId) {
        return keys.signing().map(key -> sign(key, userId, roles, sessionId));
    }

    private AccessToken sign(SigningKey key, String userId, Set<String> roles, String sessionId) {
        Instant now = clock.instant();
        String text = Jwt.claims()
                .issuer(ISSUER)
                .subject(userId)
                .groups(roles)
                .claim("sid", sessionId)
                .issuedAt(now)
                .expiresAt(now.plus(lifetime))
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(key.kid())
                .sign(key.privateKey());
        return new AccessToken(text, lifetime);
    }
}
