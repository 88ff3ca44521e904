package dev.holdfast.kit.service.token;

import dev.holdfast.kit.service.caller.Role;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** Reads {@code Authorization: Service <jwt>} and grants the role {@code service}; every other scheme is left to the others. */
@ApplicationScoped
public class ServiceAuthentication implements HttpAuthenticationMechanism {

    private static final int SKEW_SECONDS = 30;
    private static final String PREFIX = ServiceTokens.SCHEME + " ";

    private final String service;
    private final InternalKey key;
    private final Clock clock;

    ServiceAuthentication(@ConfigProperty(name = "holdfast.service") String service, InternalKey key, Clock clock) {
        this.service = service;
        this.key = key;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager ignored) {
        String authorization = context.request().getHeader("Authorization");
        if (authorization == null || !authorization.startsWith(PREFIX)) {
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom().item(() -> identity(authorization.substring(PREFIX.length())));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    private SecurityIdentity identity(String token) {
        try {
            JwtClaims claims = consumer().processToClaims(token);
            return QuarkusSecurityIdentity.builder()
                    .setPrincipal(new QuarkusPrincipal(claims.getSubject()))
                    .addRole(Role.SERVICE)
                    .build();
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw new AuthenticationFailedException("the service token is not valid", e);
        }
    }

    private JwtConsumer consumer() {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
                .setVerificationKey(key.key())
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .setExpectedIssuer(ServiceTokens.ISSUER)
                .setExpectedAudience(service)
                .setRequireSubject()
                .setRequireExpirationTime()
                .build();
    }
}
