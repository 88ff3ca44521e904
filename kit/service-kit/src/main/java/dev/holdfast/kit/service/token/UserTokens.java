package dev.holdfast.kit.service.token;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.security.Key;
import java.time.Clock;
import java.time.Instant;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Checks people's access tokens: ES256 only, issuer {@code holdfast}, a subject, an expiry (30 s of skew allowed), and a key of
 * our own {@link KeySet}, which also says what becomes of tokens that expire while nobody can renew them. Takes the place of the library's parser, whose key set answers 401 at a cold start without the
 * identity service and hangs when that is frozen.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class UserTokens extends JWTCallerPrincipalFactory {

    /** Who makes people's tokens. */
    public static final String ISSUER = "holdfast";

    private static final int SKEW_SECONDS = 30;
    private static final int MOST_REMEMBERED = 10_000;

    private final KeySet keySet;
    private final Clock clock;
    private final CheckedSignatures checked;

    UserTokens(KeySet keySet, Clock clock) {
        this.keySet = keySet;
        this.clock = clock;
        this.checked = new CheckedSignatures(keySet::find, MOST_REMEMBERED);
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo ignored) throws ParseException {
        try {
            return new DefaultJWTCallerPrincipal("JWT", claims(token));
        } catch (InvalidJwtException e) {
            throw new ParseException("the access token is not valid", e);
        }
    }

    /** A token that is good but for its expiry is judged once more, by the moment that counts while identity is away. */
    private JwtClaims claims(String token) throws InvalidJwtException {
        Instant now = clock.instant();
        try {
            return claimsAt(now, token);
        } catch (InvalidJwtException e) {
            Instant then = e.hasExpired() ? keySet.judgementOfExpired() : now;
            if (then.isBefore(now)) {
                return claimsAt(then, token);
            }
            throw e;
        }
    }

    private JwtClaims claimsAt(Instant moment, String token) throws InvalidJwtException {
        if (checked.isGood(token)) {
            return judgingAt(moment).setSkipSignatureVerification().build().processToClaims(token);
        }
        JwtContext good = judgingAt(moment).build().process(token);
        remember(token, good.getJoseObjects().getFirst());
        return good.getJwtClaims();
    }

    private void remember(String token, JsonWebStructure signature) {
        checked.remember(token, signature.getKeyIdHeaderValue(), signature.getKey());
    }

    private JwtConsumerBuilder judgingAt(Instant moment) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setVerificationKeyResolver((signature, nesting) -> key(signature.getKeyIdHeaderValue()))
                .setEvaluationTime(NumericDate.fromMilliseconds(moment.toEpochMilli()))
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .setExpectedIssuer(ISSUER)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setSkipDefaultAudienceValidation();
    }

    private Key key(String keyId) throws UnresolvableKeyException {
        Key key = keySet.find(keyId);
        if (key == null) {
            throw new UnresolvableKeyException("no such key");
        }
        return key;
    }
}
