package dev.holdfast.kit.service.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kit.service.failure.ProblemWriterFixture;
import dev.holdfast.kit.test.MutableClock;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of people's tokens while the identity service cannot renew them. */
class IdentityAwayTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofHours(1);
    private static final String KEY_ID = "one";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final MutableClock clock = new MutableClock(START);
    private final List<KeySet> running = new ArrayList<>();
    private EllipticCurveJsonWebKey key;
    private volatile Uni<String> identity;

    @BeforeEach
    void comeUp() throws JoseException {
        key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(KEY_ID);
        identity = here();
    }

    @AfterEach
    void close() {
        running.forEach(keySet -> keySet.stop(new ShutdownEvent()));
        vertx.close();
    }

    @Test
    void whileIdentityIsHereAnExpiredTokenIsRefused() throws Exception {
        UserTokens tokens = started();
        String token = token(START.plus(LIFE));

        clock.advance(LIFE.plusMinutes(1));

        assertRefused(tokens, token);
        assertRefused(tokens, token);
    }

    @Test
    void whatWasValidWhenIdentityWasLastSeenIsGoodForAnHourMore() throws Exception {
        UserTokens tokens = started();
        String token = token(START.plus(LIFE));

        identity = gone();
        clock.advance(GRACE);

        awaitAccepted(tokens, token);
        clock.advance(LIFE.plusMinutes(1));
        assertRefused(tokens, token);
    }

    @Test
    void whatHadExpiredWhenIdentityWasLastSeenStaysRefused() throws Exception {
        String old = token(START.minusSeconds(60));
        String good = token(START.plus(LIFE));
        UserTokens tokens = started();

        identity = gone();
        clock.advance(LIFE.plusMinutes(1));

        awaitAccepted(tokens, good);
        assertRefused(tokens, old);
    }

    @Test
    void anIdentityThatIsBackEndsIt() throws Exception {
        UserTokens tokens = started();
        String token = token(START.plus(LIFE));
        identity = gone();
        clock.advance(LIFE.plusMinutes(1));
        awaitAccepted(tokens, token);

        identity = here();

        Awaitility.await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertRefused(tokens, token));
        assertThat(tokens.parse(token(clock.instant().plus(LIFE)), new JWTAuthContextInfo()))
                .isNotNull();
    }

    @Test
    void aServiceThatStartsMeanwhileGoesByItsFile() throws Exception {
        started();
        String token = token(START.plus(LIFE));
        Awaitility.await().untilAsserted(() -> assertThat(file().writtenAt()).contains(START));

        identity = gone();
        clock.advance(Duration.ofMinutes(30));

        awaitAccepted(started(), token);
    }

    @Test
    void whatWasAcceptedBeforeIsJudgedEachTime() throws Exception {
        UserTokens tokens = started();
        String token = token(START.plus(LIFE));
        String[] parts = token.split("\\.", -1);
        String longer = String.join(
                ".", parts[0], token(START.plus(LIFE.multipliedBy(9))).split("\\.", -1)[1], parts[2]);

        awaitAccepted(tokens, token);
        awaitAccepted(tokens, token);
        assertRefused(tokens, longer);
        clock.advance(LIFE.plusMinutes(1));

        assertRefused(tokens, token);
    }

    @Test
    void nothingElseThanTheExpiryIsForgiven() throws Exception {
        UserTokens tokens = started();
        String good = token(START.plus(LIFE));
        EllipticCurveJsonWebKey foreign = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        foreign.setKeyId(KEY_ID);
        String forged = token(foreign, "holdfast", START.plus(LIFE));
        String elsewhere = token(key, "elsewhere", START.plus(LIFE));

        identity = gone();
        clock.advance(LIFE.plusMinutes(1));

        awaitAccepted(tokens, good);
        assertRefused(tokens, forged);
        assertRefused(tokens, elsewhere);
    }

    private UserTokens started() {
        KeySetSource source = () -> Uni.createFrom().deferred(() -> identity);
        var keySet = new KeySet(source, file(), vertx, ProblemWriterFixture.writer(new ObjectMapper()), clock, GRACE);
        keySet.start(new StartupEvent());
        running.add(keySet);
        Awaitility.await().untilAsserted(() -> assertThat(keySet.find(KEY_ID)).isNotNull());
        return new UserTokens(keySet, clock);
    }

    private KeySetFile file() {
        return new KeySetFile(Optional.of(folder.toString()));
    }

    private Uni<String> here() {
        return Uni.createFrom().item(new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY));
    }

    private static Uni<String> gone() {
        return Uni.createFrom().failure(new IllegalStateException("away"));
    }

    /** The first who comes with an expired token is refused perhaps, and makes the service look. */
    private static void awaitAccepted(UserTokens tokens, String token) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .ignoreException(ParseException.class)
                .untilAsserted(() -> assertThat(
                                tokens.parse(token, new JWTAuthContextInfo()).getSubject())
                        .isEqualTo("usr_1"));
    }

    private static void assertRefused(UserTokens tokens, String token) {
        assertThatThrownBy(() -> tokens.parse(token, new JWTAuthContextInfo())).isInstanceOf(ParseException.class);
    }

    private String token(Instant expiresAt) throws JoseException {
        return token(key, "holdfast", expiresAt);
    }

    private static String token(EllipticCurveJsonWebKey key, String issuer, Instant expiresAt) throws JoseException {
        var claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject("usr_1");
        claims.setExpirationTime(NumericDate.fromSeconds(expiresAt.getEpochSecond()));
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(KEY_ID);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        return signature.getCompactSerialization();
    }
}
