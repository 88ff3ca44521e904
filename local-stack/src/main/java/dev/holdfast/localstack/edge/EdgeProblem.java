package dev.holdfast.localstack.edge;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** Everything the edge itself answers with an error status (RFC 9457). */
enum EdgeProblem {
    PATH_REFUSED(400, "path-refused", "The path has characters or segments that are not accepted here"),
    MALFORMED_REQUEST(400, "malformed-request", "The request is not readable as HTTP"),
    NOT_FOUND(404, "not-found", "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This page can only be read"),
    BODY_INCOMPLETE(408, "body-incomplete", "The body did not arrive in time"),
    BODY_TOO_LARGE(413, "body-too-large", "The body is larger than 256 KiB"),
    TARGET_TOO_LONG(414, "target-too-long", "The address is too long"),
    HEADERS_TOO_LARGE(431, "headers-too-large", "The request headers are too large"),
    SERVICE_UNREACHABLE(503, "service-unreachable", "That part of the suite does not answer at the moment");

    static final String MEDIA_TYPE = "application/problem+json";
    static final int RETRY_AFTER_SECONDS = 2;

    private final int status;
    private final String slug;
    private final String title;

    EdgeProblem(int status, String slug, String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    int status() {
        return status;
    }

    /**
     * The body, and one line in the log with the same trace id. The line has no path: a refused one may hold anything.
     *
     * @param instance the path as it was sent, without the query
     */
    Buffer tell(HttpMethod method, String instance) {
        return tell(method, instance, "");
    }

    /** The same with what a service did instead of answering, for the log alone. */
    Buffer tell(HttpMethod method, String instance, Throwable cause) {
        return tell(method, instance, " cause=" + cause.getClass().getSimpleName() + " (" + cause.getMessage() + ")");
    }

    private Buffer tell(HttpMethod method, String instance, String cause) {
        String traceId = UUID.randomUUID().toString().replace("-", "");
        System.out.println("request ended: problem=" + slug + " status=" + status + " method=" + method + " traceId="
                + traceId + cause);
        return new JsonObject()
                .put("type", "urn:problem:edge:" + slug)
                .put("title", title)
                .put("status", status)
                .put("instance", instance)
                .put("traceId", traceId)
                .toBuffer();
    }
}
