package dev.holdfast.localstack.operator;

import dev.holdfast.localstack.api.EdgeApi.Answer;

/** The stack did not do what it was asked; the message says why. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private Refused(String message) {
        super(message, null, false, false);
    }

    /** Something that the stack is not even asked. */
    static Refused because(String why) {
        return new Refused(why);
    }

    /** What a problem says (RFC 9457). */
    static Refused because(Answer answer) {
        String title = answer.body().path("title").asText("");
        String detail = answer.body().path("detail").asText("");
        StringBuilder errors = new StringBuilder();
        answer.body().path("errors").forEach(error -> errors.append(' ')
                .append(error.path("pointer").asText().replaceFirst("^[?#/]+", ""))
                .append(' ')
                .append(error.path("detail").asText())
                .append('.'));
        String why = title.isEmpty() ? "The stack answered " + answer.status() : title;
        return new Refused(why + "." + (detail.isEmpty() ? "" : " " + detail) + errors);
    }
}
