package dev.holdfast.promoter.operator;

import static io.restassured.RestAssured.given;

import dev.holdfast.kit.test.ProblemAssert;
import dev.holdfast.kit.test.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** {@code /api/jobs} as an admin calls it. */
final class JobsApi {

    static final String ADMIN = TestTokens.user("us_admin", "admin");

    private JobsApi() {}

    static Response get(String path) {
        return get(path, ADMIN);
    }

    static Response get(String path, String authorization) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", authorization)
                .get(path);
    }

    static Response show(String id) {
        return get(at(id));
    }

    static Response retry(String id, Map<String, ?> body) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", ADMIN)
                .contentType(ContentType.JSON)
                .body(body)
                .post(at(id) + "/retry");
    }

    static Response cancel(String id) {
        return given().urlEncodingEnabled(false).header("Authorization", ADMIN).post(at(id) + "/cancel");
    }

    static String at(String id) {
        return "/api/jobs/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    static ProblemAssert problem(Response answer, int status, String slug) {
        return ProblemAssert.assertProblem(
                answer.statusCode(), answer.contentType(), answer.asString(), status, "urn:problem:jobs:" + slug);
    }
}
