package dev.holdfast.identity;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.nin;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import dev.holdfast.kit.test.MutableClock;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client list as admins use it. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
class AdminIT {

    private static final String COOKIE = "holdfast_refresh";

    @Inject
    MutableClock clock;

    private String admin = "";
    private List<String> setAside = List.of();

    @BeforeEach
    void start() {
        Api.start(clock);
        admin = Api.admin();
    }

    @AfterEach
    void bringOthersBack() {
        Stored.collection("users").updateMany(in("_id", setAside), Updates.set("roles", List.of("admin")));
    }

    @Test
    void findsUsersByTheBeginningOfTheirAddressAndOfAnyWordOfTheirName() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        String id = user("a." + mark + "@mail.example.org", "Vani " + mark.toUpperCase(Locale.ROOT) + " Rao");

        assertThat(found("query=a." + mark)).containsExactly(id);
        assertThat(found("query=A." + mark.toUpperCase(Locale.ROOT) + "%40mail"))
                .containsExactly(id);
        assertThat(found("query=" + mark)).containsExactly(id);
        assertThat(found("query=" + mark.substring(1))).isEmpty();
        assertThat(found("query=.*" + mark)).isEmpty();
        assertThat(found("query=a." + mark + "&role=practitioner")).isEmpty();
    }

    @Test
    void findsUsersByStateAndRole() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        String invited = user("b." + mark + "1@mail.example.org", "Vani " + mark);
        String unverifiedEmail = "b." + mark + "2@mail.example.org";
        Api.register(unverifiedEmail);
        String unverified = Stored.user(unverifiedEmail).getString("_id");
        String active = Api.newUser(admin, "b." + mark + "3@mail.example.org", "practitioner");
        String closed = Api.newUser(admin, "b." + mark + "4@mail.example.org", "client");
        assertThat(Api.as(admin).delete("/api/users/" + closed).statusCode()).isEqualTo(204);

        assertThat(found("query=b." + mark + "&state=invited")).containsExactly(invited);
        assertThat(found("query=b." + mark + "&state=unverified")).containsExactly(unverified);
        assertThat(found("query=b." + mark + "&state=active")).containsExactly(active);
        assertThat(found("state=closed")).contains(closed);
        assertThat(found("query=b." + mark)).containsExactlyInAnyOrder(active, unverified, invited);
        assertThat(found("query=b." + mark + "&role=practitioner")).containsExactly(active);
    }

    @Test
    void changesWhatIsGivenAndNothingElse() throws Exception {
        String email = Api.newEmail();
        String id = Api.newUser(admin, email, "client");
        String session = Api.login(email, Api.PASSWORD).cookie(COOKIE);

        Response named = change(admin, id, Map.of("name", " Vani Rao "));
        Response promoted = change(admin, id, Map.of("roles", List.of("practitioner", "client")));
        Response moved = change(admin, id, Map.of("timeZone", "Europe/Paris"));

        assertThat(named.<String>path("name")).isEqualTo("Vani Rao");
        assertThat(promoted.<List<String>>path("roles")).containsExactly("client", "practitioner");
        assertThat(moved.<String>path("name")).isEqualTo("Vani Rao");
        assertThat(moved.<String>path("email")).isEqualTo(email);
        assertThat(change(admin, id, Map.of()).<String>path("timeZone")).isEqualTo("Europe/Paris");
        String refreshed = Api.bearer(Api.refresh(session));
        assertThat(Api.as(refreshed).get("/api/users/me").<List<String>>path("roles"))
                .containsExactly("client", "practitioner");
        Api.assertProblem(change(admin, "usr_nobody", Map.of("name", "X")), 404, "user-not-found");
        Api.assertProblem(change(refreshed, id, Map.of("roles", List.of("admin"))), 403, "not-allowed");
    }

    @Test
    void keepsTheLastAdmin() {
        String email = Api.newEmail();
        String id = Api.newUser(admin, email, "admin", "client");
        String only = Api.bearer(Api.login(email, Api.PASSWORD));
        Api.invite(admin, Api.newEmail(), "admin");
        leaveOnly(List.of(id));

        Api.assertProblem(change(only, id, Map.of("roles", List.of("client"))), 409, "last-admin");
        Api.assertProblem(Api.as(only).delete("/api/users/" + id), 409, "last-admin");

        assertThat(change(only, id, Map.of("roles", List.of("admin"))).statusCode())
                .isEqualTo(200);
        assertThat(Stored.all("users", eq("_id", id)).getFirst().get("closedAt"))
                .isNull();
    }

    @Test
    void leavesOneAdminHoweverOftenTwoDemoteOrCloseEachOther() {
        String firstEmail = Api.newEmail();
        String secondEmail = Api.newEmail();
        String first = Api.newUser(admin, firstEmail, "admin");
        String second = Api.newUser(admin, secondEmail, "admin");
        String asFirst = Api.bearer(Api.login(firstEmail, Api.PASSWORD));
        String asSecond = Api.bearer(Api.login(secondEmail, Api.PASSWORD));
        leaveOnly(List.of(first, second));

        for (int round = 0; round < 20; round++) {
            List<Response> answers = Api.atOnce(List.of(() -> demote(asFirst, second), () -> demote(asSecond, first)));

            assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(200);
            assertThat(answers).extracting(Response::statusCode).containsAnyOf(403, 409);
            assertThat(admins()).hasSize(1);
            Stored.collection("users").updateMany(in("_id", first, second), Updates.set("roles", List.of("admin")));
        }
        List<Response> closings =
                Api.atOnce(List.of(() -> Api.as(asFirst).delete("/api/users/" + second), () -> Api.as(asSecond)
                        .delete("/api/users/" + first)));
        assertThat(closings).extracting(Response::statusCode).containsOnlyOnce(204);
        assertThat(admins()).hasSize(1);
    }

    @Test
    void listensNoMoreToAnAdminWhoLostTheRoleAMomentAgo() {
        String email = Api.newEmail();
        String id = Api.newUser(admin, email, "admin");
        String demoted = Api.bearer(Api.login(email, Api.PASSWORD));
        demote(admin, id);

        Api.assertProblem(change(demoted, id, Map.of("roles", List.of("admin"))), 403, "not-allowed");
        Api.assertProblem(Api.invite(demoted, Api.newEmail(), "admin"), 403, "not-allowed");
        Api.assertProblem(Api.as(demoted).delete("/api/users/" + id), 403, "not-allowed");
    }

    private static Response demote(String authorization, String id) {
        return Api.patiently(() -> change(authorization, id, Map.of("roles", List.of("client"))));
    }

    private void leaveOnly(List<String> ids) {
        setAside = Stored.all("users", and(eq("roles", "admin"), nin("_id", ids))).stream()
                .filter(user -> user.get("invited") == null)
                .map(user -> user.getString("_id"))
                .toList();
        Stored.collection("users").updateMany(in("_id", setAside), Updates.set("roles", List.of("client")));
    }

    private static List<Document> admins() {
        return Stored.all("users", eq("roles", "admin")).stream()
                .filter(user -> user.get("invited") == null && user.get("closedAt") == null)
                .toList();
    }

    private List<String> found(String query) {
        return Api.as(admin)
                .urlEncodingEnabled(false)
                .get("/api/users?" + query)
                .path("items.id");
    }

    private String user(String email, String name) {
        return Api.as(admin)
                .body(Map.of("email", email, "name", name, "timeZone", "Asia/Kolkata", "roles", List.of("client")))
                .post("/api/users")
                .path("id");
    }

    private static Response change(String authorization, String id, Map<String, ?> body) {
        return Api.as(authorization).body(body).patch("/api/users/" + id);
    }
}
