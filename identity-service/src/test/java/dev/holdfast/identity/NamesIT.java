package dev.holdfast.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.test.MutableClock;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What staff may know of the people whose ids stand in their bookings. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
class NamesIT {

    @Inject
    MutableClock clock;

    private String admin = "";

    @BeforeEach
    void start() {
        Api.start(clock);
        admin = Api.admin();
    }

    @Test
    void tellsStaffNamesAndNothingElseInTheOrderInWhichTheyAreAskedFor() {
        String asha = named("Asha Rao");
        String mira = named("Mira Sen");
        String colleague = Api.newUser(admin, Api.newEmail(), "practitioner");

        for (String staff : List.of(practitioner(), admin)) {
            Response answer = names(staff, mira, colleague, asha, mira);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.<Map<String, Object>>path(""))
                    .containsExactly(Map.entry(
                            "items",
                            List.of(
                                    Map.of("id", mira, "name", "Mira Sen"),
                                    Map.of("id", colleague, "name", "Mira Sen"),
                                    Map.of("id", asha, "name", "Asha Rao"))));
            assertThat(answer.header("Cache-Control")).contains("private", "no-store");
        }
    }

    @Test
    void leavesOutWhoIsUnknownOrClosed() {
        String asha = named("Asha Rao");
        String closed = named("Vani Rao");
        assertThat(Api.as(admin).delete("/api/users/" + closed).statusCode()).isEqualTo(204);

        assertThat(ids(names(practitioner(), "usr_nobody", closed, "", "$ne", "\u0000", "☃", asha)))
                .containsExactly(asha);
        assertThat(ids(names(practitioner(), closed))).isEmpty();
    }

    @Test
    void tellsClientsAndStrangersNothing() {
        String email = Api.newClient();
        String client = Api.bearer(Api.login(email, Api.PASSWORD));
        String own = Stored.user(email).getString("_id");

        Api.assertProblem(names(client, own), 403, "not-allowed");
        Api.assertProblem(Api.asService().queryParam("id", own).get("/api/users/names"), 403, "not-allowed");
        Api.assertProblem(RestAssured.get("/api/users/names?id=" + own), 401, "not-authenticated");
    }

    @Test
    void tellsAHundredAtOnce() {
        String asha = named("Asha Rao");
        String[] hundred = Stream.concat(
                        IntStream.range(1, 100).mapToObj(i -> "usr_%032x".formatted(i)), Stream.of(asha))
                .toArray(String[]::new);

        assertThat(asha).hasSameSizeAs(hundred[0]);
        assertThat(ids(names(admin, hundred))).containsExactly(asha);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void refusesNoneAndMoreThanAHundred(int count) {
        String[] ids = Collections.nCopies(count, "usr_1").toArray(String[]::new);

        Api.assertProblem(names(admin, ids), 422, "invalid-request").namesField("?id");
    }

    private String named(String name) {
        return Api.as(admin)
                .body(Map.of(
                        "email", Api.newEmail(), "name", name, "timeZone", "Asia/Kolkata", "roles", List.of("client")))
                .post("/api/users")
                .path("id");
    }

    private String practitioner() {
        String email = Api.newEmail();
        Api.newUser(admin, email, "practitioner");
        return Api.bearer(Api.login(email, Api.PASSWORD));
    }

    private static Response names(String authorization, String... ids) {
        return Api.as(authorization).queryParam("id", Arrays.asList(ids)).get("/api/users/names");
    }

    private static List<String> ids(Response names) {
        return names.path("items.id");
    }
}
