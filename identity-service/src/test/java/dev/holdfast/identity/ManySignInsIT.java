package dev.holdfast.identity;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.test.MutableClock;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many sign in at the same moment, and hashing a password takes as long as it does. */
@QuarkusTest
@TestProfile(AsInProduction.class)
@QuarkusTestResource(RealMongo.class)
class ManySignInsIT {

    private static final String WRONG = "not the password";
    private static final String ATTACKER = "203.0.113.200";
    private static final int FREE = 5;

    @Inject
    MutableClock clock;

    private String email = "";

    @BeforeEach
    void start() {
        Api.start(clock);
        email = Api.newClient();
    }

    @Test
    void comparesWithAHashOfTheUsualCost() {
        String id = Stored.user(email).getString("_id");

        assertThat(Stored.all("credentials", eq(id)).getFirst().getString("password"))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void refusesPartOfAStormOfSignInsInsteadOfDelayingAll() {
        List<Response> answers = Api.atOnce(60, () -> Api.login(Api.newEmail(), Api.PASSWORD));

        assertThat(answers).extracting(Response::statusCode).containsOnly(401, 503);
        Response refused = answers.stream()
                .filter(answer -> answer.asString().contains("hashing-busy"))
                .findFirst()
                .orElseThrow();
        Api.assertProblem(refused, 503, "hashing-busy");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void countsAllOfManyAtOnce() {
        List<Response> answers = Api.atOnce(12, () -> Api.patiently(() -> login(WRONG)));

        assertThat(answers).extracting(Response::statusCode).contains(401).isSubsetOf(401, 429);
        Response next = login(WRONG);
        Api.assertProblem(next, 429, "too-many-attempts");
        long beyondFree =
                answers.stream().filter(answer -> answer.statusCode() == 401).count() - FREE;
        assertThat(Long.parseLong(next.header("Retry-After")))
                .isGreaterThanOrEqualTo(1L << Math.max(0, beyondFree - 1));
    }

    @Test
    void letsOneOfManyThroughAtOnceWhenTheFreeOnesAreUsedUp() {
        IntStream.range(0, FREE).forEach(i -> login(WRONG));

        List<Response> answers = Api.atOnce(16, () -> login(WRONG));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(401)
                .containsOnly(401, 429);
    }

    @Test
    void letsAsManyInAtOnceAsKnowThePassword() {
        List<Response> answers = Api.atOnce(12, () -> Api.patiently(() -> login(Api.PASSWORD)));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
    }

    private Response login(String password) {
        return Api.json(Map.of("email", email, "password", password))
                .header("X-Forwarded-For", ATTACKER)
                .post("/api/auth/login");
    }
}
