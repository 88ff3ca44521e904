package dev.holdfast.kit.service.token;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the tokens that this service shows to its neighbours: HS256, one minute, for one audience. */
@Singleton
public class ServiceTokens {

    /** Who makes services' tokens. */
    public static final String ISSUER = "holdfast-internal";

    /** The authentication scheme: {@code Authorization: Service <jwt>}. */
    public static final String SCHEME = "Service";

    private static final Duration LIFE = Duration.ofMinutes(1);

    private final String service;
    private final InternalKey key;
    private final Clock clock;

    ServiceTokens(@ConfigProperty(name = "holdfast.service") String service, InternalKey key, Clock clock) {
        this.service = service;
        this.key = key;
        this.clock = clock;
    }

    /**
     * The value of an {@code Authorization} header.
     *
     * @param audience short name of the service that is called, such as {@code booking}
     */
    public String authorization(String audience) {
        Instant now = clock.instant();
        String jwt = Jwt.issuer(ISSUER)
                .subject("service:" + service)
                .audience(audience)
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .sign(key.key());
        return SCHEME + " " + jwt;
    }
}
