package dev.holdfast.sandbox.calendly.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.sandbox.calendly.wire.CalendlyJson;
import io.vertx.ext.web.RoutingContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Reading requests and writing answers in Calendly's envelope. */
final class Answers {

    private static final Logger LOGGER = System.getLogger(Answers.class.getName());
    private static final String LOST = "holdfast.sandbox.lost";

    private Answers() {}

    static void resource(RoutingContext context, int status, Object resource) {
        json(context, status, new ResourceView(resource));
    }

    static void json(RoutingContext context, int status, Object body) {
        if (isLost(context)) {
            return;
        }
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(CalendlyJson.write(body));
    }

    /** An answer without a body. */
    static void empty(RoutingContext context) {
        if (!isLost(context)) {
            context.response().setStatusCode(204).end();
        }
    }

    /** Whatever this call will be answered is lost on the way, and the connection with it. */
    static void loseFor(RoutingContext context) {
        context.put(LOST, true);
    }

    private static boolean isLost(RoutingContext context) {
        boolean lost = context.get(LOST, false);
        if (lost) {
            context.response().reset();
        }
        return lost;
    }

    /** Writes the failure of a call; anything but a refusal of ours is a bug and logged. */
    static void failure(RoutingContext context) {
        if (context.failure() instanceof CalendlyFailure refusal) {
            json(context, refusal.status(), refusal.view());
            return;
        }
        LOGGER.log(Level.ERROR, "a call failed unexpectedly", context.failure());
        var failure = CalendlyFailure.of(500);
        json(context, failure.status(), failure.view());
    }

    /** The request's JSON object; no body at all is an empty one. */
    static JsonNode object(RoutingContext context) {
        var buffer = context.body().buffer();
        var bytes = buffer == null || buffer.length() == 0 ? new byte[] {'{', '}'} : buffer.getBytes();
        return CalendlyJson.read(bytes).filter(JsonNode::isObject).orElseThrow(CalendlyFailure::unreadable);
    }

    /** A text field that must be there. */
    static String requiredText(JsonNode object, String field) {
        var value = object.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw CalendlyFailure.invalid(field, "can't be blank");
        }
        return value.textValue();
    }

    private record ResourceView(Object resource) {}
}
