package dev.holdfast.localstack.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** What the answers of the edge have in common. */
final class Answers {

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    private Answers() {}

    /** Puts the headers that keep browsers from guessing, framing and telling. */
    static void secure(MultiMap headers) {
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Referrer-Policy", "strict-origin");
    }

    /** Answers a request that reaches no service. What is left of its body is read and thrown away. */
    static void problem(HttpServerRequest request, EdgeProblem problem) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        request.handler(rest -> {}).resume();
        secure(response.headers());
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, EdgeProblem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem == EdgeProblem.SERVICE_UNREACHABLE) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(EdgeProblem.RETRY_AFTER_SECONDS));
        }
        Buffer body = problem.tell(request.method(), pathOf(request.uri()));
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(body);
        }
    }

    private static String pathOf(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
