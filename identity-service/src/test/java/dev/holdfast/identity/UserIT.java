package dev.holdfast.identity;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.test.MutableClock;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
class UserIT {

    @Inject
    MutableClock clock;

    @BeforeEach
    void start() {
        Api.start(clock);
    }

    @Test
    void showsPeopleTheirOwnAccount() {
        String email = Api.newClient();

        Response me = me(Api.bearer(Api.login(email, Api.PASSWORD)));

        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(me.<Map<String, Object>>path(""))
                .containsEntry("id", Stored.user(email).getString("_id"))
                .containsEntry("email", email)
                .containsEntry("name", "Asha Rao")
                .containsEntry("timeZone", "Asia/Kolkata")
                .containsEntry("roles", List.of("client"))
                .containsEntry("emailVerified", true)
                .containsEntry("state", "active")
                .containsEntry("createdAt", clock.instant().toString())
                .hasSize(8);
    }

    @Test
    void letsPeopleChangeTheirNameAndTimeZoneAndNothingElse() {
        String client = Api.client();
        String email = me(client).path("email");

        assertThat(patchMe(client, "{\"name\": \"Mira\"}").<String>path("name")).isEqualTo("Mira");
        assertThat(patchMe(client, "{\"timeZone\": \"Europe/Paris\"}").<String>path("name"))
                .isEqualTo("Mira");
        patchMe(client, "{\"email\": \"x@y.example\", \"roles\": [\"admin\"], \"emailVerified\": false}");

        Response me = me(client);
        await().untilAsserted(() -> assertThat(Stored.jobsOf(me.path("id")))
                .filteredOn(job -> job.startsWith("replan|"))
                .as("reminders are planned anew, once")
                .hasSize(1));
        assertThat(me.<String>path("timeZone")).isEqualTo("Europe/Paris");
        assertThat(me.<String>path("email")).isEqualTo(email);
        assertThat(me.<List<String>>path("roles")).containsExactly("client");
        assertThat(me.<Boolean>path("emailVerified")).isTrue();
    }

    @Test
    void namesTheStaffWhomMailReachesToOtherServices() {
        String practitioner = Api.newEmail();
        create(Api.admin(), practitioner);
        String client = Api.newClient();

        Response staff = RestAssured.given()
                .header("Authorization", TestTokens.service("identity"))
                .get("/internal/staff");

        assertThat(staff.statusCode()).isEqualTo(200);
        assertThat(staff.<List<String>>path("items.email"))
                .contains(practitioner)
                .doesNotContain(client);
        assertThat(staff.<List<String>>path("items.name")).isNotEmpty().doesNotContainNull();
        Api.assertProblem(
                RestAssured.given()
                        .header("Authorization", Api.bearer(Api.login(practitioner, Api.PASSWORD)))
                        .get("/internal/staff"),
                403,
                "not-allowed");
    }

    @Test
    void letsAnAdminMakeAccountsWithRolesThatCanSignInAtOnce() {
        String email = Api.newEmail();

        Response created = create(Api.admin(), email);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/api/users/" + created.path("id"));
        assertThat(created.<List<String>>path("roles")).containsExactly("client", "practitioner");
        assertThat(created.<Boolean>path("emailVerified")).isTrue();
        assertThat(Api.login(email, Api.PASSWORD).statusCode()).isEqualTo(200);
        Api.assertProblem(create(Api.admin(), " " + email.toUpperCase(Locale.ROOT)), 409, "email-taken");
    }

    @Test
    void makesOneAccountOfManyAttemptsAtOnce() {
        String admin = Api.admin();
        String email = Api.newEmail();

        List<Integer> statuses = Api.atOnce(6, () -> create(admin, email).statusCode());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void listsEverybodyForAdminsPageByPage() {
        String admin = Api.admin();
        String first = create(admin, Api.newEmail()).path("id");
        clock.advance(Duration.ofMillis(5));
        String second = create(admin, Api.newEmail()).path("id");

        Response newest = Api.as(admin).get("/api/users?limit=1");
        Response next = Api.as(admin).get("/api/users?limit=1&page=2");

        assertThat(newest.<List<String>>path("items.id")).containsExactly(second);
        assertThat(next.<List<String>>path("items.id")).containsExactly(first);
        assertThat(next.<Integer>path("page")).isEqualTo(2);
        assertThat(next.<Integer>path("limit")).isEqualTo(1);
        assertThat(next.<Integer>path("total")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void showsAdminsAnyUserAndNobodyElse() {
        String client = Api.client();
        String id = me(client).path("id");

        assertThat(Api.as(Api.admin()).get("/api/users/" + id).<String>path("id"))
                .isEqualTo(id);
        Api.assertProblem(Api.as(Api.admin()).get("/api/users/usr_nobody"), 404, "user-not-found");
        Api.assertProblem(Api.as(client).get("/api/users/" + id), 403, "not-allowed");
        Api.assertProblem(Api.as(client).get("/api/users"), 403, "not-allowed");
        Api.assertProblem(create(client, Api.newEmail()), 403, "not-allowed");
    }

    @Test
    void showsServicesTheUserTheyAskFor() {
        String id = me(Api.client()).path("id");

        Response user = Api.asService().get("/internal/users/" + id);

        assertThat(user.statusCode()).isEqualTo(200);
        assertThat(user.<String>path("timeZone")).isEqualTo("Asia/Kolkata");
        Api.assertProblem(Api.asService().get("/internal/users/usr_nobody"), 404, "user-not-found");
    }

    @Test
    void keepsTheTwoKindsOfTokenApart() {
        String client = Api.client();
        String service = TestTokens.service("identity");

        assertThat(me(service).statusCode()).isEqualTo(403);
        assertThat(Api.as(service).get("/api/users").statusCode()).isEqualTo(403);
        assertThat(Api.as(client).get("/internal/users/usr_1").statusCode()).isEqualTo(403);
        assertThat(Api.as(Api.admin()).get("/internal/mail-facts/x").statusCode())
                .isEqualTo(403);
        Api.assertProblem(me(service.replace("Service ", "Bearer ")), 401, "not-authenticated");
        Api.assertProblem(
                Api.as(client.replace("Bearer ", "Service ")).get("/internal/users/usr_1"), 401, "not-authenticated");
        Api.assertProblem(Api.as(TestTokens.service("booking")).get("/internal/users/usr_1"), 401, "not-authenticated");
    }

    @Test
    void refusesStrangersAndTokensThatAreNotOurs() {
        String client = Api.client();

        Api.assertProblem(RestAssured.get("/api/users/me"), 401, "not-authenticated");
        Api.assertProblem(RestAssured.get("/internal/users/usr_1"), 401, "not-authenticated");
        Api.assertProblem(me(TestTokens.user("usr_1", "admin")), 401, "not-authenticated");
        Api.assertProblem(me(client + "x"), 401, "not-authenticated");
        clock.advance(Duration.ofMinutes(11));
        Api.assertProblem(me(client), 401, "not-authenticated");
    }

    private static Response me(String authorization) {
        return Api.as(authorization).get("/api/users/me");
    }

    private static Response patchMe(String authorization, String body) {
        return Api.as(authorization).body(body).patch("/api/users/me");
    }

    private static Response create(String authorization, String email) {
        return Api.as(authorization)
                .body(Map.of(
                        "email",
                        email,
                        "password",
                        Api.PASSWORD,
                        "name",
                        "Mira Sen",
                        "timeZone",
                        "Asia/Kolkata",
                        "roles",
                        List.of("practitioner", "client")))
                .post("/api/users");
    }
}
