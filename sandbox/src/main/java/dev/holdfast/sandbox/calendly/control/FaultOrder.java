package dev.holdfast.sandbox.calendly.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.sandbox.calendly.api.ApiFaults;
import dev.holdfast.sandbox.calendly.api.ApiFaults.ApiFault;
import dev.holdfast.sandbox.calendly.api.CallFilter;
import dev.holdfast.sandbox.calendly.webhook.DeliveryFault;
import dev.holdfast.sandbox.calendly.webhook.DeliveryFaults;
import dev.holdfast.sandbox.calendly.webhook.MessageFilter;
import dev.holdfast.sandbox.web.BadRequest;
import dev.holdfast.sandbox.web.Fields;
import java.time.Duration;

/** Reads the JSON of a fault and arms it where it belongs. */
final class FaultOrder {

    private static final int MOST_COPIES = 50;
    private static final int MOST_TIMES = 1_000_000;
    private static final int MOST_MILLIS = 3_600_000;

    private FaultOrder() {}

    static void arm(JsonNode order, DeliveryFaults deliveries, ApiFaults calls) {
        var kind = Fields.text(order, "kind");
        switch (kind) {
            case "duplicate" ->
                deliveries(
                        order, new DeliveryFault.Duplicate(Fields.number(order, "copies", 2, MOST_COPIES)), deliveries);
            case "re-render" -> deliveries(order, new DeliveryFault.ReRender(), deliveries);
            case "drop" -> deliveries(order, new DeliveryFault.Drop(), deliveries);
            case "hold" -> deliveries(order, new DeliveryFault.Hold(), deliveries);
            case "reorder" -> deliveries(order, new DeliveryFault.Reorder(messagesOf(order)), deliveries);
            case "delay" -> deliveries(order, new DeliveryFault.Delay(pauseOf(order)), deliveries);
            case "wrong-signature" -> deliveries(order, new DeliveryFault.WrongSignature(), deliveries);
            case "old-timestamp" -> deliveries(order, new DeliveryFault.OldTimestamp(), deliveries);
            case "api-down" -> calls(order, new ApiFault.Down(statusOf(order)), calls);
            case "api-commit-then-drop" -> calls(order, new ApiFault.CommitThenDrop(), calls);
            case "api-slow" -> calls(order, new ApiFault.Slow(pauseOf(order)), calls);
            default -> throw new BadRequest("there is no such kind of fault");
        }
    }

    private static void deliveries(JsonNode order, DeliveryFault fault, DeliveryFaults faults) {
        faults.arm(fault, messagesOf(order), Fields.number(order, "times", 1, MOST_TIMES));
    }

    private static void calls(JsonNode order, ApiFault fault, ApiFaults faults) {
        var times = order.has("times") ? (Integer) Fields.number(order, "times", 1, MOST_TIMES) : null;
        var filter = new CallFilter(Fields.optionalText(order, "method"), Fields.optionalText(order, "path"));
        faults.arm(fault, filter, times);
    }

    private static MessageFilter messagesOf(JsonNode order) {
        return new MessageFilter(Fields.optionalText(order, "event"), Fields.optionalText(order, "inviteeUri"));
    }

    private static Duration pauseOf(JsonNode order) {
        if (!order.has("millis")) {
            throw new BadRequest("millis is required");
        }
        return Duration.ofMillis(Fields.number(order, "millis", 1, MOST_MILLIS));
    }

    private static int statusOf(JsonNode order) {
        var status = Fields.number(order, "status", 503, 599);
        if (status < 400) {
            throw new BadRequest("status must be between 400 and 599");
        }
        return status;
    }
}
