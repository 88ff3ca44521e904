package dev.holdfast.kit.service.web;

import static dev.holdfast.kit.test.ProblemAssert.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.test.ProblemAssert;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
class ProblemsIT {

    @TestHTTPResource
    URI base;

    @BeforeEach
    void ready() {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        given().header("Authorization", TestTokens.user("usr_1", Role.CLIENT))
                                .get("/api/things/mine")
                                .statusCode())
                .isEqualTo(200));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/things/gone/bk_1, 409, thing-gone",
        "/api/things/bug, 500, unexpected",
        "/api/things/mine, 401, not-authenticated",
        "/api/things/theirs, 401, not-authenticated",
        "/api/things/forgotten, 401, not-authenticated",
        "/api/things/unknown/path, 404, not-found",
        "/nowhere, 404, not-found",
        "/api/things?page=-1, 422, invalid-request",
        "/api/things?limit=many, 422, invalid-request"
    })
    void answersEveryFailureAsAProblem(String path, int status, String slug) {
        problem(given().get(path), status, slug);
    }

    @Test
    void namesEveryFieldThatBreaksARule() {
        problem(post("{\"name\":\" \",\"size\":0}"), 422, "invalid-request")
                .namesField("#/name")
                .namesField("#/size");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "",
                "[]",
                "nothing",
                "{\"name\":5,\"size\":1}",
                "{\"name\":\"a\",\"size\":\"1\"}",
                "{\"name\":\"a\",\"size\":1.5}",
                "{\"name\":\"a\",\"size\":1} trailing",
                "{\"name\":\"a\",\"size\":null}"
            })
    void refusesWhatItCannotRead(String body) {
        Response response = post(body);

        assertThat(response.statusCode()).as(body).isIn(400, 422);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }

    @Test
    void refusesOtherMethodsTypesAndHugeBodies() {
        problem(given().delete("/api/things"), 405, "method-not-allowed");
        problem(given().contentType("text/plain").body("x").post("/api/things"), 415, "unsupported-media-type");
        problem(post("{\"name\":\"" + "x".repeat(300_000) + "\"}"), 413, "body-too-large");
    }

    @Test
    void readsChunkedBodiesUpToTheLimit() throws Exception {
        assertThat(RawHttp.postChunked(base.getPort(), "/api/things", 1_000).get(0))
                .contains(" 200 ");
        assertThat(RawHttp.postChunked(base.getPort(), "/api/things", 300_000))
                .anyMatch(line -> line.contains(" 413 "))
                .anyMatch(line -> line.contains("urn:problem:kit:body-too-large"));
    }

    @Test
    void knowsPeopleFromServices() {
        assertThat(given().header("Authorization", TestTokens.service("kit"))
                        .get("/api/things/theirs")
                        .asString())
                .isEqualTo("service:test");
        problem(get("/api/things/theirs", TestTokens.user("usr_1", Role.ADMIN)), 403, "not-allowed");
        problem(get("/api/things/theirs", TestTokens.service("other")), 401, "not-authenticated");
        problem(
                get("/api/things/theirs", TestTokens.service("kit").replace("Service", "Bearer")),
                401,
                "not-authenticated");
        problem(
                get("/api/things/mine", TestTokens.user("usr_1").replace("Bearer", "Service")),
                401,
                "not-authenticated");
        problem(
                get("/api/things/mine", TestTokens.expiring(Instant.now().minusSeconds(60), "usr_1", Role.CLIENT)),
                401,
                "not-authenticated");
        problem(get("/api/things/forgotten", TestTokens.user("usr_1", Role.ADMIN)), 403, "not-allowed");
    }

    @Test
    void knowsStrangersOnOpenPaths() {
        assertThat(given().get("/api/things/open").asString()).isEqualTo("stranger");
        assertThat(get("/api/things/open", TestTokens.user("usr_1", Role.CLIENT))
                        .asString())
                .isEqualTo("usr_1");
        problem(get("/api/things/open", "Bearer nonsense"), 401, "not-authenticated");
    }

    @Test
    void answersWithinASecondWhileMongoIsFrozenAndRecoversByItself() {
        RealMongo.server().freeze();
        try {
            IntStream.range(0, 20).forEach(i -> refusedWithinASecond());
        } finally {
            RealMongo.server().thaw();
        }
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        given().get("/api/things").statusCode())
                .isEqualTo(200));
    }

    @Test
    void aTransactionCaughtByAnOutageEndsWithinASecond() {
        for (Runnable outage : List.<Runnable>of(
                () -> RealMongo.server().freeze(), () -> RealMongo.server().kill())) {
            ThingsResource.between = outage;
            try {
                refusedWithinASecond(() -> given().post("/api/things/pair"));
            } finally {
                ThingsResource.between = () -> {};
                if (RealMongo.server().isAlive()) {
                    RealMongo.server().thaw();
                } else {
                    RealMongo.server().restart();
                }
            }
            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                            given().post("/api/things/pair").statusCode())
                    .isEqualTo(200));
        }
    }

    @Test
    void answersWithinASecondWhileMongoIsDeadAndRecoversByItself() {
        RealMongo.server().kill();
        try {
            IntStream.range(0, 20).forEach(i -> refusedWithinASecond());
        } finally {
            RealMongo.server().restart();
        }
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        given().get("/api/things").statusCode())
                .isEqualTo(200));
    }

    private static void refusedWithinASecond() {
        refusedWithinASecond(() -> given().get("/api/things"));
    }

    private static void refusedWithinASecond(Supplier<Response> call) {
        long start = System.nanoTime();
        Response response = call.get();
        long millis = (System.nanoTime() - start) / 1_000_000;
        problem(response, 503, "database-unavailable");
        assertThat(response.header("Retry-After")).isEqualTo("2");
        assertThat(millis).isLessThan(1000);
    }

    private static ProblemAssert problem(Response response, int status, String slug) {
        return assertProblem(
                response.statusCode(), response.contentType(), response.asString(), status, "urn:problem:kit:" + slug);
    }

    private static Response post(String body) {
        return given().contentType("application/json").body(body).post("/api/things");
    }

    private static Response get(String path, String authorization) {
        return given().header("Authorization", authorization).get(path);
    }
}
