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
    @ValueSource(
            strings = {
                "/api/auth/register",
                "/api/auth/login",
                "/api/auth/verify-email",
                "/api/auth/resend-verification",
                "/api/auth/forgot-password",
                "/api/auth/reset-password"
            })
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
        "name, '\u202Edesrever'",
        "name, '\u2066isolated'",
        "name, 'next\u0085line'",
        "name, '\u00A0'",
        "name, '\u200B'",
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
    @ValueSource(strings = {"/api/auth/forgot-password", "/api/auth/resend-verification"})
    void refusesWhatIsNoAddress(String path) {
        for (String email : new String[] {"", "nobody", "a@b.example\r\nBcc: c@d.example", "x".repeat(300)}) {
            Api.assertProblem(Api.json(Map.of("email", email)).post(path), 422, "invalid-request")
                    .namesField("#/email");
        }
        Api.assertProblem(Api.json("{\"email\": 5}").post(path), 400, "malformed-body");
    }

    @Test
    void refusesPasswordsAndTokensThatCannotBe() {
        Api.assertProblem(Api.reset("token", "too short"), 422, "invalid-request")
                .namesField("#/password");
        Api.assertProblem(Api.reset("token", "x".repeat(129)), 422, "invalid-request")
                .namesField("#/password");
        Api.assertProblem(Api.reset(" ", Api.PASSWORD), 422, "invalid-request").namesField("#/token");
        Api.assertProblem(Api.reset("x".repeat(513), Api.PASSWORD), 422, "invalid-request")
                .namesField("#/token");
        Api.assertProblem(Api.verify("token", "x".repeat(129)), 422, "invalid-request")
                .namesField("#/password");
        for (String token : new String[] {"nonsense", "usr_" + "0".repeat(32) + ".1." + "A".repeat(43)}) {
            Api.assertProblem(Api.reset(token, Api.PASSWORD), 401, "link-invalid");
        }
    }

    @ParameterizedTest
    @CsvSource({"role, service", "state, gone", "query, '\u0000'"})
    void refusesFiltersThatCannotBe(String parameter, String value) {
        Api.assertProblem(Api.as(Api.admin()).queryParam(parameter, value).get("/api/users"), 422, "invalid-request")
                .namesField("?" + parameter);
    }

    @ParameterizedTest
    @CsvSource({"name, ' '", "timeZone, Mars/Olympus"})
    void refusesChangesThatBreakARule(String field, String value) {
        Api.assertProblem(change(Map.of(field, value)), 422, "invalid-request").namesField("#/" + field);
    }

    @Test
    void refusesRolesThatCannotBe() {
        Api.assertProblem(change(Map.of("roles", List.of())), 422, "invalid-request")
                .namesField("#/roles");
        Api.assertProblem(change(Map.of("roles", List.of("service"))), 422, "invalid-request");
        Api.assertProblem(change(Map.of("roles", "admin")), 400, "malformed-body");
    }

    private static Response change(Map<String, ?> body) {
        return Api.as(Api.admin()).body(body).patch("/api/users/usr_" + "0".repeat(32));
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
