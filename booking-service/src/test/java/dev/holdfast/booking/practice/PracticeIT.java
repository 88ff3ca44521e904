package dev.holdfast.booking.practice;

import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class PracticeIT {

    private static final String ADMIN = dev.holdfast.booking.testing.Practice.ADMIN;

    @Inject
    Database database;

    @BeforeEach
    @AfterEach
    void nothingIsChosen() {
        new Stored(database).in("practice").delete(Filters.empty()).await().atMost(Duration.ofSeconds(10));
    }

    @Test
    void theCarefulChoiceHoldsUntilSomebodyHasChosen() {
        assertThat(read().getMap(""))
                .hasToString("{outsidePolicy=ASK, conflictRule=ASK, staleCalendarPolicy=REFUSE, version=0}");
    }

    @Test
    void whatAnAdminChoosesIsKept() {
        JsonPath chosen = write("CANCEL", "CANCEL", "REQUEST", 0).jsonPath();

        assertThat(chosen.getString("outsidePolicy")).isEqualTo("CANCEL");
        assertThat(chosen.getLong("version")).isEqualTo(1);
        assertThat(write("ASK", "CANCEL", "ACCEPT", 1).jsonPath().getLong("version"))
                .isEqualTo(2);
        assertThat(read().getMap(""))
                .hasToString("{outsidePolicy=ASK, conflictRule=CANCEL, staleCalendarPolicy=ACCEPT, version=2}");
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() {
        write("CANCEL", "ASK", "REFUSE", 0);

        Response late = write("ASK", "CANCEL", "REFUSE", 0);

        assertProblem(late, 409, "practice-changed");
        assertThat(late.jsonPath().getLong("version")).isEqualTo(1);
        assertThat(read().getString("outsidePolicy")).isEqualTo("CANCEL");
    }

    @Test
    void theSameRequestAgainIsNoConflict() {
        write("CANCEL", "ASK", "REFUSE", 0);

        assertThat(write("CANCEL", "ASK", "REFUSE", 0).jsonPath().getLong("version"))
                .isEqualTo(1);
    }

    @Test
    void ofManyAdminsAtOnceOneIsFirst() {
        for (int version = 0; version < 3; version++) {
            int seen = version;
            Callable<Integer> cancel =
                    () -> write("CANCEL", "ASK", "ACCEPT", seen).statusCode();
            Callable<Integer> ask =
                    () -> write("ASK", "CANCEL", "REQUEST", seen).statusCode();
            Callable<Integer> other = () -> write("ASK", "ASK", "REFUSE", seen).statusCode();

            List<Integer> answers = dev.holdfast.booking.testing.Practice.atOnce(List.of(cancel, ask, other));

            assertThat(answers).containsOnlyOnce(200).contains(409);
            assertThat(read().getLong("version")).isEqualTo(seen + 1L);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "outsidePolicy | {\"conflictRule\":\"ASK\",\"staleCalendarPolicy\":\"REFUSE\",\"version\":0}",
                "outsidePolicy | {\"outsidePolicy\":\"BURN\",\"conflictRule\":\"ASK\",\"staleCalendarPolicy\":\"REFUSE\",\"version\":0}",
                "conflictRule | {\"outsidePolicy\":\"ASK\",\"conflictRule\":\"ask\",\"staleCalendarPolicy\":\"REFUSE\",\"version\":0}",
                "staleCalendarPolicy | {\"outsidePolicy\":\"ASK\",\"conflictRule\":\"ASK\",\"staleCalendarPolicy\":\"\",\"version\":0}",
                "version | {\"outsidePolicy\":\"ASK\",\"conflictRule\":\"ASK\",\"staleCalendarPolicy\":\"REFUSE\"}",
                "version | {\"outsidePolicy\":\"ASK\",\"conflictRule\":\"ASK\",\"staleCalendarPolicy\":\"REFUSE\",\"version\":-1}"
            })
    void whatCannotBeChosenIsNamed(String field, String body) {
        Response refused = put(ADMIN, body);

        assertProblem(refused, 422, "invalid-request");
        assertThat(refused.jsonPath().getList("errors.pointer")).containsExactly("#/" + field);
        assertThat(read().getLong("version")).isZero();
    }

    @Test
    void onlyAdminsMayAndBodiesAreRead() {
        for (String role : List.of("client", "practitioner")) {
            String other = TestTokens.user("us_other", role);
            assertProblem(given().header("Authorization", other).get("/api/practice"), 403, "not-allowed");
            assertProblem(put(other, "{}"), 403, "not-allowed");
        }
        assertProblem(given().get("/api/practice"), 401, "not-authenticated");
        assertProblem(put(ADMIN, "{\"version\":\"x\"}"), 400, "malformed-body");
        assertProblem(put(ADMIN, ""), 422, "invalid-request");
    }

    private static JsonPath read() {
        return given().header("Authorization", ADMIN)
                .get("/api/practice")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Response write(String outside, String conflict, String stale, long version) {
        return put(
                ADMIN,
                "{\"outsidePolicy\":\"%s\",\"conflictRule\":\"%s\",\"staleCalendarPolicy\":\"%s\",\"version\":%d}"
                        .formatted(outside, conflict, stale, version));
    }

    private static Response put(String authorization, String body) {
        return given().header("Authorization", authorization)
                .contentType("application/json")
                .body(body)
                .put("/api/practice");
    }
}
