package dev.holdfast.sandbox.calendly.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.sandbox.calendly.agenda.AgendaChange;
import dev.holdfast.sandbox.calendly.agenda.CalendlyUris;
import dev.holdfast.sandbox.calendly.wire.CalendlyJson;
import dev.holdfast.sandbox.calendly.wire.InviteeView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;

/** One thing to tell, with the exact text of its body. */
public record WebhookMessage(String event, String inviteeUri, String body) {

    static WebhookMessage of(AgendaChange change, CalendlyUris uris, Instant now) {
        var name =
                switch (change) {
                    case AgendaChange.Booked booked -> "invitee.created";
                    case AgendaChange.Canceled canceled -> "invitee.canceled";
                };
        var invitee = InviteeView.forWebhook(change.event(), uris);
        var envelope = new Envelope(now.truncatedTo(ChronoUnit.SECONDS), uris.user(), name, invitee);
        return new WebhookMessage(name, invitee.uri(), CalendlyJson.write(envelope));
    }

    /** The same fact written again later: other key order, newer {@code updated_at}. */
    WebhookMessage renderedAgain(Instant now) {
        var tree = CalendlyJson.read(body.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        var payload = (ObjectNode) tree.path("payload");
        payload.put("updated_at", CalendlyJson.timestamp(now));
        ((ObjectNode) payload.path("scheduled_event")).put("updated_at", CalendlyJson.timestamp(now));
        return new WebhookMessage(event, inviteeUri, CalendlyJson.write(reversed(tree)));
    }

    private static JsonNode reversed(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            Collections.reverse(names);
            var turned = JsonNodeFactory.instance.objectNode();
            names.forEach(name -> turned.set(name, reversed(object.path(name))));
            return turned;
        }
        if (node instanceof ArrayNode array) {
            var turned = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> turned.add(reversed(element)));
            return turned;
        }
        return node;
    }

    private record Envelope(Instant createdAt, String createdBy, String event, InviteeView payload) {}
}
