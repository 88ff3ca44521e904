package dev.holdfast.e2e.driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.Duration;

/** One HTTP answer and how long it took, from the first byte sent to the last one read. */
public record Answer(int status, HttpHeaders headers, String body, Duration took) {

    /** The body as JSON; a missing node when it is none. */
    public JsonNode json() {
        return Json.read(body);
    }

    /** The first value of a header, or an empty text. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** Whether this is a problem of RFC 9457 whose status agrees with the answer's. */
    public boolean isProblem() {
        return header("Content-Type").startsWith("application/problem+json")
                && json().path("status").asInt() == status
                && !json().path("type").asText().isEmpty()
                && !json().path("title").asText().isEmpty();
    }

    /** The last part of the problem's type, such as {@code email-unverified}; empty when this is no problem. */
    public String slug() {
        String type = json().path("type").asText();
        return type.substring(type.lastIndexOf(':') + 1);
    }

    /** Fails with what was seen unless the status is this one. */
    public Answer expect(int wanted) {
        Promise.that(status == wanted, "status " + wanted, brief());
        return this;
    }

    /** The answer in a line, for people: its status and, if it is a problem, what kind. */
    public String brief() {
        return isProblem() ? status + " " + json().path("type").asText() : String.valueOf(status);
    }

    @Override
    public String toString() {
        return brief() + " after " + took.toMillis() + " ms";
    }
}
