package dev.holdfast.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Says that an answer is an RFC 9457 problem of a certain type; use for every error a test expects. */
public final class ProblemAssert {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode body;

    private ProblemAssert(JsonNode body) {
        this.body = body;
    }

    /**
     * Checks media type, status (on the wire and in the body), type, title and trace id.
     *
     * @param type the whole type, such as {@code urn:problem:booking:slot-taken}
     */
    public static ProblemAssert assertProblem(int status, String contentType, String body, int expected, String type) {
        assertThat(status).as("status of %s", body).isEqualTo(expected);
        assertThat(contentType).startsWith("application/problem+json");
        JsonNode json = read(body);
        assertThat(json.path("type").asText()).as(body).isEqualTo(type);
        assertThat(json.path("status").asInt()).isEqualTo(expected);
        assertThat(json.path("title").asText()).isNotBlank();
        assertThat(json.path("traceId").asText()).matches("[0-9a-f]{32}");
        assertThat(body).doesNotContain("Exception", "dev.holdfast", "java.");
        return new ProblemAssert(json);
    }

    /** Checks that a field is named among the errors of a validation failure. */
    public ProblemAssert namesField(String pointer) {
        assertThat(body.path("errors").findValuesAsText("pointer")).contains(pointer);
        return this;
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
