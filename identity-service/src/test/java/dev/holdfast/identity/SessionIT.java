package dev.holdfast.identity;

import static com.mongodb.client.model.Filters.eq;
import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.test.MutableClock;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bson.Document;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
class SessionIT {

    private static final String COOKIE = "holdfast_refresh";

    @Inject
    MutableClock clock;

    @BeforeEach
    void start() {
        Api.start(clock);
    }

    @Test
    void signsInWithATokenThatThePublishedKeysVerify() throws Exception {
        String email = Api.newClient();

        Response answer = Api.login(" " + email.toUpperCase(Locale.ROOT), Api.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<String>path("tokenType")).isEqualTo("Bearer");
        assertThat(answer.<Integer>path("expiresIn")).isEqualTo(600);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        JwtClaims claims = claims(answer);
        assertThat(claims.getSubject()).isEqualTo(Stored.user(email).getString("_id"));
        assertThat(claims.getIssuer()).isEqualTo("holdfast");
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("client");
        assertThat(claims.getStringClaimValue("sid")).startsWith("ses_");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(600);
        assertThat(claims.toJson()).doesNotContain(email);
    }

    @Test
    void keepsTheRefreshTokenInACookieOutOfReach() {
        Cookie cookie = Api.login(Api.newClient(), Api.PASSWORD).detailedCookie(COOKIE);

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualToIgnoringCase("Strict");
        assertThat(cookie.getPath()).isEqualTo("/api/auth");
        assertThat(cookie.isSecured()).isFalse();
        assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofDays(30).toSeconds());
    }

    @Test
    void storesNoTokens() throws Exception {
        Response answer = Api.login(Api.newClient(), Api.PASSWORD);
        String secret = parts(answer.cookie(COOKIE)).get(2);

        Document session = Stored.all("sessions", eq(claims(answer).getStringClaimValue("sid")))
                .getFirst();

        assertThat(session.toJson()).doesNotContain(secret);
    }

    @Test
    void saysTheSameOfUnknownAccountsAndWrongPasswords() {
        Response wrong = Api.login(Api.newClient(), "not my password");
        Response unknown = Api.login(Api.newEmail(), Api.PASSWORD);
        Response nonsense = Api.login("nonsense", Api.PASSWORD);

        for (Response answer : List.of(wrong, unknown, nonsense)) {
            Api.assertProblem(answer, 401, "bad-credentials");
            assertThat(withoutTrace(answer)).isEqualTo(withoutTrace(wrong));
        }
    }

    @Test
    void asksForVerificationOnlyThoseWhoKnowThePassword() {
        String email = Api.newEmail();
        Api.register(email);

        Api.assertProblem(Api.login(email, Api.PASSWORD), 403, "email-unverified");
        Api.assertProblem(Api.login(email, "not my password"), 401, "bad-credentials");
    }

    @Test
    void exchangesARefreshTokenForItsSuccessor() throws Exception {
        Response first = Api.login(Api.newClient(), Api.PASSWORD);

        Response second = refresh(first.cookie(COOKIE));

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.cookie(COOKIE)).isNotEqualTo(first.cookie(COOKIE));
        assertThat(claims(second).getStringClaimValue("sid"))
                .isEqualTo(claims(first).getStringClaimValue("sid"));
        assertThat(Api.as(Api.bearer(second)).get("/api/users/me").statusCode()).isEqualTo(200);
    }

    @Test
    void repeatsTheSameSuccessorForAMinuteWhileItIsUnused() {
        String first = Api.login(Api.newClient(), Api.PASSWORD).cookie(COOKIE);
        String second = refresh(first).cookie(COOKIE);

        clock.advance(Duration.ofSeconds(60));
        assertThat(refresh(first).cookie(COOKIE)).isEqualTo(second);

        clock.advance(Duration.ofMillis(1));
        Api.assertProblem(refresh(first), 401, "session-ended");
        Api.assertProblem(refresh(second), 401, "session-ended");
    }

    @Test
    void endsTheSessionAndTellsTheUserWhenATokenOfBeforeIsUsedAgain() {
        String email = Api.newClient();
        String first = Api.login(email, Api.PASSWORD).cookie(COOKIE);
        String other = Api.login(email, Api.PASSWORD).cookie(COOKIE);
        String second = refresh(first).cookie(COOKIE);
        String third = refresh(second).cookie(COOKIE);

        for (int i = 0; i < 3; i++) {
            Api.assertProblem(refresh(first), 401, "session-ended");
        }

        Api.assertProblem(refresh(third), 401, "session-ended");
        assertThat(refresh(other).statusCode()).isEqualTo(200);
        String id = Stored.user(email).getString("_id");
        String mail = "session-revoked|" + id + "|" + parts(first).get(0);
        await().untilAsserted(() -> assertThat(Stored.jobsOf(id)).containsOnlyOnce(mail));
        Response facts = Api.mailFacts(mail);
        assertThat(facts.<Boolean>path("wanted")).isTrue();
        assertThat(facts.<String>path("to.email")).isEqualTo(email);
    }

    @Test
    void endsNothingForWhoeverOnlyKnowsTheNameOfASession() {
        String first = Api.login(Api.newClient(), Api.PASSWORD).cookie(COOKIE);
        String second = refresh(first).cookie(COOKIE);
        String third = refresh(second).cookie(COOKIE);

        Api.assertProblem(refresh(parts(first).get(0) + ".1." + "A".repeat(43)), 401, "session-ended");

        assertThat(refresh(third).statusCode()).isEqualTo(200);
    }

    @Test
    void givesWhoLostTheReplyTheSameSuccessorWhichGoesOnWorking() {
        String first = Api.login(Api.newClient(), Api.PASSWORD).cookie(COOKIE);
        refresh(first);

        String repeated = refresh(first).cookie(COOKIE);

        String third = refresh(repeated).cookie(COOKIE);
        assertThat(refresh(third).statusCode()).isEqualTo(200);
    }

    @Test
    void neverEndsASessionOfTwoTabsThatRefreshAtOnceManyTimes() {
        String token = Api.login(Api.newClient(), Api.PASSWORD).cookie(COOKIE);

        for (int round = 0; round < 40; round++) {
            String held = token;
            List<Response> answers = Api.atOnce(2, () -> refresh(held));
            assertThat(answers).extracting(Response::statusCode).containsOnly(200);
            token = answers.getFirst().cookie(COOKIE);
            assertThat(answers.getLast().cookie(COOKIE)).isEqualTo(token).isNotEqualTo(held);
        }
    }

    @Test
    void givesManyRefreshesAtOnceTheSameSuccessor() {
        String first = Api.login(Api.newClient(), Api.PASSWORD).cookie(COOKIE);

        List<Response> answers = Api.atOnce(8, () -> refresh(first));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        Set<String> successors = new HashSet<>();
        answers.forEach(answer -> successors.add(answer.cookie(COOKIE)));
        assertThat(successors).hasSize(1).doesNotContain(first);
    }

    @Test
    void givesTheRolesThatTheUserHasNow() throws Exception {
        String email = Api.newClient();
        String token = Api.login(email, Api.PASSWORD).cookie(COOKIE);
        Stored.collection("users")
                .updateOne(eq("email", email), new Document("$set", new Document("roles", List.of("practitioner"))));

        assertThat(claims(refresh(token)).getStringListClaimValue("groups")).containsExactly("practitioner");
    }

    @Test
    void refusesWhatIsNoRefreshToken() {
        String genuine = Api.login(Api.newClient(), Api.PASSWORD).cookie(COOKIE);
        List<String> parts = parts(genuine);

        Api.assertProblem(RestAssured.post("/api/auth/refresh"), 401, "session-ended");
        Api.assertProblem(refresh("nonsense"), 401, "session-ended");
        Api.assertProblem(refresh(parts.get(0) + ".2." + parts.get(2)), 401, "session-ended");
        Api.assertProblem(refresh(parts.get(0) + ".1." + "A".repeat(43)), 401, "session-ended");
        Api.assertProblem(refresh("ses_" + "0".repeat(32) + ".1." + parts.get(2)), 401, "session-ended");
    }

    @Test
    void letsASessionExpireAMonthAfterItsLastUse() {
        String token = Api.login(Api.newClient(), Api.PASSWORD).cookie(COOKIE);

        clock.advance(Duration.ofDays(30));

        Api.assertProblem(refresh(token), 401, "session-ended");
    }

    @Test
    void signsOutForGoodAndAsOftenAsAsked() {
        String token = Api.login(Api.newClient(), Api.PASSWORD).cookie(COOKIE);

        for (int i = 0; i < 2; i++) {
            Response answer = logout(token);
            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.detailedCookie(COOKIE).getMaxAge()).isZero();
            assertThat(answer.detailedCookie(COOKIE).getPath()).isEqualTo("/api/auth");
        }
        Api.assertProblem(refresh(token), 401, "session-ended");
    }

    @Test
    void signsOutTheTabThatMissedARefresh() {
        String first = Api.login(Api.newClient(), Api.PASSWORD).cookie(COOKIE);
        String second = refresh(first).cookie(COOKIE);

        logout(first);

        Api.assertProblem(refresh(second), 401, "session-ended");
    }

    @Test
    void clearsTheCookieOfStrangersToo() {
        assertThat(RestAssured.post("/api/auth/logout").statusCode()).isEqualTo(204);
        assertThat(logout("nonsense").statusCode()).isEqualTo(204);
        assertThat(logout("ses_" + "0".repeat(32) + ".1." + "A".repeat(43)).statusCode())
                .isEqualTo(204);
    }

    private static Response refresh(String token) {
        return RestAssured.given().cookie(COOKIE, token).post("/api/auth/refresh");
    }

    private static Response logout(String token) {
        return RestAssured.given().cookie(COOKIE, token).post("/api/auth/logout");
    }

    private JwtClaims claims(Response signedIn) throws Exception {
        var keys = new JsonWebKeySet(RestAssured.get("/.well-known/jwks.json").asString());
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .setExpectedIssuer("holdfast")
                .setRequireExpirationTime()
                .build()
                .processToClaims(signedIn.path("accessToken"));
    }

    private static List<String> parts(String token) {
        return Arrays.asList(token.split("\\.", 3));
    }

    private static String withoutTrace(Response answer) {
        return answer.asString().replaceAll("\"traceId\":\"[0-9a-f]+\"", "");
    }
}
