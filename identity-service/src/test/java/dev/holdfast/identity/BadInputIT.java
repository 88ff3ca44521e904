package dev.holdfast.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.test.MutableClock;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
class BadInputIT {

    private static final Map<String, Object> GOOD =
            Map.of("email", "good@example.org", "password", Api.PASSWORD, "name", "Good", "timeZone", "Europe/Berlin");

    @Inject
    MutableClock clock;

    @BeforeEach
    void start() {
        Api.start(clock);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/register", "/api/auth/login", "/api/auth/verify-email"})
    void refusesWhatIsNotOneJsonObject(String path) {
        Api.assertProblem(Api.json("{\"email\": ").post(path), 400, "malformed-body");
        Api.assertProblem(Api.json("[]").post(path), 400, "malformed-body");
        Api.assertProblem(Api.json("\"text\"").post(path), 400, "malformed-body");
        Api.assertProblem(Api.json("{} {}").post(path), 400, "malformed-body");
        Api.assertProblem(Api.json("null").post(path), 422, "invalid-request");
        Api.assertProblem(Api.json("{}").post(path), 422, "invalid-request");
        Api.assertProblem(
                RestAssured.given().contentType("text/plain").body("x").post(path), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "password", "name", "timeZone"})
    void refusesValuesOfTheWrongTypeAndMissingOnes(String field) {
        Api.assertProblem(register(field, 5), 400, "malformed-body");
        Api.assertProblem(register(field, Map.of("a", 1)), 400, "malformed-body");
        Api.assertProblem(register(field, null), 422, "invalid-request").namesField("#/" + field);
    }

    @ParameterizedTest
    @CsvSource({
        "timeZone, Mars/Olympus",
        "timeZone, +05:30",
        "timeZone, ''",
        "email, nobody",
        "email, 'a@b.example\r\nBcc: c@d.example'",
        "name, ' '",
        "name, 'line\nbreak'",
        "password, 'too short'",
    })
    void refusesValuesThatBreakARule(String field, String value) {
        Api.assertProblem(register(field, value), 422, "invalid-request").namesField("#/" + field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "password", "name", "timeZone"})
    void refusesLongTexts(String field) {
        Api.assertProblem(register(field, "x".repeat(10_000)), 422, "invalid-request")
                .namesField("#/" + field);
    }

    @Test
    void refusesHugeBodies() {
        Response answer = register("name", "x".repeat(300_000));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void refusesLongCredentialsAndTokens() {
        Api.assertProblem(Api.login("a@b.example", "x".repeat(129)), 422, "invalid-request");
        Api.assertProblem(Api.login("x".repeat(255), Api.PASSWORD), 422, "invalid-request");
        Api.assertProblem(Api.verify("x".repeat(513)), 422, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=-1", "page=0", "page=x", "limit=0", "limit=101", "page=99999999999"})
    void refusesPagesThatCannotBe(String query) {
        Api.assertProblem(Api.as(Api.admin()).get("/api/users?" + query), 422, "invalid-request");
    }

    @Test
    void refusesImpossibleProfiles() {
        String client = Api.client();

        Api.assertProblem(patchMe(client, "{\"timeZone\": \"Mars/Olympus\"}"), 422, "invalid-request")
                .namesField("#/timeZone");
        Api.assertProblem(patchMe(client, "{\"name\": \"\"}"), 422, "invalid-request")
                .namesField("#/name");
        Api.assertProblem(patchMe(client, "{\"name\": 1}"), 400, "malformed-body");
        Api.assertProblem(patchMe(client, "{"), 400, "malformed-body");
    }

    @Test
    void refusesUsersWithoutAPossibleRole() {
        String admin = Api.admin();

        Api.assertProblem(create(admin, List.of()), 422, "invalid-request").namesField("#/roles");
        Api.assertProblem(create(admin, List.of("service")), 422, "invalid-request");
        Api.assertProblem(create(admin, "admin"), 400, "malformed-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"usr_0", "%24ne", "a b", "☃", "..", "usr_0%00"})
    void findsNothingUnderOddIds(String id) {
        assertThat(Api.as(Api.admin())
                        .urlEncodingEnabled(id.indexOf('%') < 0)
                        .get("/api/users/" + id)
                        .statusCode())
                .isIn(400, 404);
    }

    private static Response create(String admin, Object roles) {
        Map<String, Object> body = new HashMap<>(GOOD);
        body.put("roles", roles);
        return Api.as(admin).body(body).post("/api/users");
    }

    private static Response patchMe(String authorization, String body) {
        return Api.as(authorization).body(body).patch("/api/users/me");
    }

    private static Response register(String field, @Nullable Object value) {
        Map<String, @Nullable Object> body = new HashMap<>(GOOD);
        body.put(field, value);
        return Api.json(body).post("/api/auth/register");
    }
}
