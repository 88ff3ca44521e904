package dev.holdfast.kit.service.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Writes a {@link Problem} as {@code application/problem+json} (RFC 9457) and logs one line for it: 4xx at INFO, 5xx at WARN.
 * The line has the slug, method, path and trace id; never a query string, a body or anything that a stranger typed.
 */
@Singleton
public class ProblemWriter {

    /** The media type of every error answer. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(ProblemWriter.class);
    private static final Pattern PLAIN_SEGMENT = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private final String service;
    private final ObjectMapper json;

    ProblemWriter(@ConfigProperty(name = "holdfast.service") String service, ObjectMapper json) {
        this.service = service;
        this.json = json;
    }

    /** The JAX-RS answer for a problem. */
    public Response response(Problem problem, RoutingContext context) {
        var answer = Response.status(problem.kind().status())
                .type(MEDIA_TYPE)
                .entity(text(body(problem, context.request())));
        headers(problem).forEach(answer::header);
        return answer.build();
    }

    /** Ends a request below JAX-RS. Does nothing when it has been answered already. */
    public void end(Problem problem, RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        response.setStatusCode(problem.kind().status()).putHeader("Content-Type", MEDIA_TYPE);
        headers(problem).forEach(response::putHeader);
        response.end(text(body(problem, context.request())));
    }

    private Map<String, String> headers(Problem problem) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Cache-Control", "no-store");
        if (problem.retryAfter() != null) {
            headers.put(
                    "Retry-After",
                    Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
        }
        if (problem.kind() == FailureKind.UNAUTHENTICATED) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        return headers;
    }

    private Map<String, Object> body(Problem problem, HttpServerRequest request) {
        String traceId = traceId();
        String path = plain(request.path());
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:problem:" + service + ":" + problem.slug());
        body.put("title", problem.title());
        body.put("status", problem.kind().status());
        if (problem.detail() != null) {
            body.put("detail", problem.detail());
        }
        body.put("instance", path);
        body.putAll(problem.extensions());
        body.put("traceId", traceId);
        var level = problem.kind().status() >= 500 ? Logger.Level.WARN : Logger.Level.INFO;
        LOG.logf(
                level,
                "request ended: problem=%s status=%d method=%s path=%s traceId=%s",
                problem.slug(),
                problem.kind().status(),
                request.method(),
                path,
                traceId);
        return body;
    }

    private String text(Map<String, Object> body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem has an extension that is not JSON", e);
        }
    }

    private static String traceId() {
        byte[] bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The path with every segment that is not a plain word or id replaced, so that logs hold nothing that was typed. */
    static String plain(String path) {
        var plain = new StringBuilder();
        for (String segment : path.split("/", -1)) {
            plain.append(plain.isEmpty() && segment.isEmpty() ? "" : "/")
                    .append(segment.isEmpty() || PLAIN_SEGMENT.matcher(segment).matches() ? segment : "*");
        }
        return plain.isEmpty() ? "/" : plain.toString().startsWith("/") ? plain.toString() : "/" + plain;
    }
}
