package dev.holdfast.identity;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.test.MutableClock;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
class OwnSessionsIT {

    private static final String COOKIE = "holdfast_refresh";
    private static final String FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0 <b>";

    @Inject
    MutableClock clock;

    private String email = "";

    @BeforeEach
    void start() {
        Api.start(clock);
        email = Api.newClient();
    }

    @Test
    void listsWhereOneIsSignedInAndKeepsNothingPrivate() {
        Instant began = clock.instant();
        Response phone = signIn("Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Version/18.6 Safari/604.1");
        clock.advance(Duration.ofSeconds(1));
        Response desktop = signIn(FIREFOX);
        clock.advance(Duration.ofMinutes(5));
        Api.refresh(phone.cookie(COOKIE));

        Response list = list(desktop);

        assertThat(list.<List<String>>path("items.device")).containsExactly("Firefox on Windows", "Safari on iPhone");
        assertThat(list.<List<Boolean>>path("items.current")).containsExactly(true, false);
        assertThat(list.<String>path("items[1].createdAt")).isEqualTo(began.toString());
        assertThat(list.<String>path("items[1].lastUsedAt"))
                .isEqualTo(clock.instant().toString());
        assertThat(list.<Map<String, Object>>path("items[0]"))
                .containsOnlyKeys("id", "createdAt", "lastUsedAt", "device", "current");
        assertThat(Stored.all("sessions", eq("userId", id())))
                .allSatisfy(session -> assertThat(session.toJson()).doesNotContain("Mozilla", "<b>", "127.0.0.1"));
    }

    @Test
    void endsOneSessionAsOftenAsAsked() {
        Response here = signIn(FIREFOX);
        Response there = signIn(FIREFOX);
        String other = idOf(there);

        assertThat(end(here, other).statusCode()).isEqualTo(204);
        assertThat(end(here, other).statusCode()).isEqualTo(204);

        Api.assertProblem(Api.refresh(there.cookie(COOKIE)), 401, "session-ended");
        assertThat(Api.refresh(here.cookie(COOKIE)).statusCode()).isEqualTo(200);
        assertThat(list(here).<List<String>>path("items.id")).containsExactly(idOf(here));
    }

    @Test
    void endsAllOthersAndKeepsTheOneThatAsks() {
        Response here = signIn(FIREFOX);
        List<Response> others = List.of(signIn(FIREFOX), signIn(FIREFOX), signIn(FIREFOX));

        assertThat(Api.as(Api.bearer(here)).delete("/api/users/me/sessions").statusCode())
                .isEqualTo(204);

        others.forEach(other -> Api.assertProblem(Api.refresh(other.cookie(COOKIE)), 401, "session-ended"));
        assertThat(Api.refresh(here.cookie(COOKIE)).statusCode()).isEqualTo(200);
    }

    @Test
    void endsNobodyElsesSessions() {
        Response mine = signIn(FIREFOX);
        Response theirs = Api.login(Api.newClient(), Api.PASSWORD);

        Api.assertProblem(end(mine, idOf(theirs)), 404, "session-not-found");
        Api.assertProblem(end(mine, "ses_nothing"), 404, "session-not-found");
        Api.as(Api.bearer(mine)).delete("/api/users/me/sessions");

        assertThat(Api.refresh(theirs.cookie(COOKIE)).statusCode()).isEqualTo(200);
        Api.assertProblem(RestAssured.get("/api/users/me/sessions"), 401, "not-authenticated");
        Api.assertProblem(Api.as(Api.bearer(mine)).get("/api/users/me/sessions?limit=0"), 422, "invalid-request");
    }

    private Response signIn(String userAgent) {
        return Api.json(Map.of("email", email, "password", Api.PASSWORD))
                .header("User-Agent", userAgent)
                .post("/api/auth/login");
    }

    private static Response list(Response signedIn) {
        return Api.as(Api.bearer(signedIn)).get("/api/users/me/sessions");
    }

    private static Response end(Response signedIn, String id) {
        return Api.as(Api.bearer(signedIn)).delete("/api/users/me/sessions/" + id);
    }

    private static String idOf(Response signedIn) {
        return signedIn.cookie(COOKIE).split("\\.", 2)[0];
    }

    private String id() {
        return Stored.user(email).getString("_id");
    }
}
