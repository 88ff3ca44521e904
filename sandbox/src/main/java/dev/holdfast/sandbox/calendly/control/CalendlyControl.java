package dev.holdfast.sandbox.calendly.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.sandbox.calendly.api.ApiFaults;
import dev.holdfast.sandbox.calendly.webhook.Delivery;
import dev.holdfast.sandbox.calendly.webhook.DeliveryFaults;
import dev.holdfast.sandbox.calendly.webhook.MessageFilter;
import dev.holdfast.sandbox.calendly.webhook.Redelivery;
import dev.holdfast.sandbox.calendly.webhook.Subscription;
import dev.holdfast.sandbox.calendly.webhook.Subscriptions;
import dev.holdfast.sandbox.calendly.webhook.WebhookSignature;
import dev.holdfast.sandbox.calendly.webhook.Webhooks;
import dev.holdfast.sandbox.web.BadRequest;
import dev.holdfast.sandbox.web.Fields;
import dev.holdfast.sandbox.web.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The routes of the control calls. */
public final class CalendlyControl {

    private static final String PATH = "/control/calendly";
    private static final int MOST_COPIES = 50;

    private final Clock clock;
    private final Webhooks webhooks;
    private final Subscriptions subscriptions;
    private final ApiFaults apiFaults;

    public CalendlyControl(Clock clock, Webhooks webhooks, Subscriptions subscriptions, ApiFaults apiFaults) {
        this.clock = clock;
        this.webhooks = webhooks;
        this.subscriptions = subscriptions;
        this.apiFaults = apiFaults;
    }

    public void addTo(Router router) {
        router.post(PATH + "/faults").handler(this::armFault);
        router.get(PATH + "/faults").handler(this::showFaults);
        router.delete(PATH + "/faults").handler(this::clearFaults);
        router.post(PATH + "/release").handler(this::release);
        router.get(PATH + "/deliveries").handler(this::showDeliveries);
        router.post(PATH + "/redeliver").handler(this::redeliver);
        router.post(PATH + "/sign").handler(this::sign);
    }

    private void armFault(RoutingContext context) {
        FaultOrder.arm(Json.object(context), webhooks.faults(), apiFaults);
        Json.send(context, 201, armed());
    }

    private void showFaults(RoutingContext context) {
        Json.send(context, 200, armed());
    }

    private void clearFaults(RoutingContext context) {
        webhooks.faults().clear();
        apiFaults.clear();
        context.response().setStatusCode(204).end();
    }

    private ArmedView armed() {
        return new ArmedView(
                webhooks.faults().armed().stream().map(FaultView::of).toList(),
                apiFaults.armed().stream().map(FaultView::of).toList());
    }

    private void release(RoutingContext context) {
        var order = Json.object(context);
        var released = webhooks.release(
                matching(Fields.optionalText(order, "event"), Fields.optionalText(order, "inviteeUri")));
        Json.send(context, 200, new Released(released));
    }

    private void showDeliveries(RoutingContext context) {
        var request = context.request();
        var chosen = webhooks.deliveries().stream()
                .filter(matching(request.getParam("event"), request.getParam("inviteeUri")))
                .toList();
        Json.send(context, 200, Deliveries.of(chosen));
    }

    private void redeliver(RoutingContext context) {
        webhooks.redeliver(redeliveryOf(Json.object(context)))
                .orElseThrow(() -> new BadRequest("nothing of that kind has happened to that invitee"))
                .onSuccess(deliveries -> Json.send(context, 200, Deliveries.of(deliveries)))
                .onFailure(context::fail);
    }

    private static Redelivery redeliveryOf(JsonNode order) {
        var event = Fields.optionalText(order, "event");
        return new Redelivery(
                event == null ? "invitee.created" : event,
                Fields.text(order, "inviteeUri"),
                Fields.number(order, "copies", 1, MOST_COPIES),
                Fields.flag(order, "reRendered"),
                stampOf(Fields.optionalText(order, "signature")));
    }

    private static Redelivery.Stamp stampOf(@Nullable String text) {
        return switch (text == null ? "fresh" : text) {
            case "fresh" -> Redelivery.Stamp.FRESH;
            case "first" -> Redelivery.Stamp.FIRST;
            case "day-old" -> Redelivery.Stamp.DAY_OLD;
            case "wrong" -> Redelivery.Stamp.WRONG;
            default -> throw new BadRequest("signature must be fresh, first, day-old or wrong");
        };
    }

    private void sign(RoutingContext context) {
        var order = Json.object(context);
        var key = subscriptions.all().stream()
                .filter(Subscription::active)
                .map(Subscription::signingKey)
                .findFirst()
                .orElseThrow(() -> new BadRequest("there is no active subscription whose key could sign"));
        var body = Fields.text(order, "body").getBytes(StandardCharsets.UTF_8);
        var signature = WebhookSignature.of(key, instantOf(Fields.optionalText(order, "signedAt")), body);
        Json.send(context, 200, new Signed(WebhookSignature.HEADER, signature));
    }

    private Instant instantOf(@Nullable String text) {
        try {
            return text == null ? clock.instant() : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadRequest("signedAt must be an ISO instant");
        }
    }

    private static Predicate<Delivery> matching(@Nullable String event, @Nullable String inviteeUri) {
        var filter = new MessageFilter(event, inviteeUri);
        return delivery -> filter.accepts(delivery.message());
    }

    private record ArmedView(List<FaultView> deliveries, List<FaultView> calls) {}

    private record FaultView(
            String fault,
            @Nullable String event,
            @Nullable String inviteeUri,
            @Nullable String method,
            @Nullable String path,
            @Nullable Integer remaining) {

        static FaultView of(DeliveryFaults.Armed armed) {
            var messages = armed.messages();
            return new FaultView(
                    armed.fault().toString(), messages.event(), messages.inviteeUri(), null, null, armed.remaining());
        }

        static FaultView of(ApiFaults.Armed armed) {
            var calls = armed.calls();
            return new FaultView(armed.fault().toString(), null, null, calls.method(), calls.path(), armed.remaining());
        }
    }

    private record Released(int released) {}

    private record Deliveries(List<DeliveryView> items) {

        static Deliveries of(Collection<Delivery> deliveries) {
            return new Deliveries(deliveries.stream().map(DeliveryView::of).toList());
        }
    }

    private record Signed(String header, String value) {}
}
