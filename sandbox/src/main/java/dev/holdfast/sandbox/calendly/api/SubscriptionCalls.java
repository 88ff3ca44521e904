package dev.holdfast.sandbox.calendly.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.sandbox.calendly.agenda.CalendlyUris;
import dev.holdfast.sandbox.calendly.webhook.Subscription;
import dev.holdfast.sandbox.calendly.webhook.Subscriptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who wants to be told. Plain-http callbacks are accepted here, since everything runs on one machine. */
final class SubscriptionCalls {

    private static final String USER_SCOPE = "user";
    private static final Set<String> SCOPES = Set.of(USER_SCOPE, "organization");
    private static final Set<String> EVENTS = Set.of(
            "invitee.created",
            "invitee.canceled",
            "invitee_no_show.created",
            "invitee_no_show.deleted",
            "routing_form_submission.created",
            "event_type.created",
            "event_type.updated",
            "event_type.deleted");

    private final Subscriptions subscriptions;
    private final CalendlyUris uris;

    SubscriptionCalls(Subscriptions subscriptions, CalendlyUris uris) {
        this.subscriptions = subscriptions;
        this.uris = uris;
    }

    void addTo(Router router) {
        router.post("/webhook_subscriptions").handler(this::create);
        router.get("/webhook_subscriptions").handler(this::list);
        router.get("/webhook_subscriptions/:uuid").handler(this::show);
        router.delete("/webhook_subscriptions/:uuid").handler(this::delete);
    }

    private void create(RoutingContext context) {
        var wish = Answers.object(context);
        var url = urlOf(wish);
        var events = eventsOf(wish);
        var scope = scopeOf(Answers.requiredText(wish, "scope"));
        Owners.requireSame("organization", Answers.requiredText(wish, "organization"), uris.organization(), uris);
        if (scope.equals(USER_SCOPE)) {
            Owners.requireSame("user", Answers.requiredText(wish, "user"), uris.user(), uris);
        }
        var created = subscriptions
                .create(url, events, scope, wish.path("signing_key").textValue())
                .orElseThrow(() -> CalendlyFailure.alreadyExists("Hook with this url already exists"));
        Answers.resource(context, 201, SubscriptionView.of(created, uris));
    }

    private void list(RoutingContext context) {
        var request = context.request();
        if (request.getParam("organization") == null) {
            throw CalendlyFailure.invalid("organization", "can't be blank");
        }
        Owners.requireOwn(context, uris);
        var scope = scopeOf(request.getParam("scope"));
        var views = subscriptions.all().stream()
                .filter(subscription -> subscription.scope().equals(scope))
                .map(subscription -> SubscriptionView.of(subscription, uris))
                .toList();
        Answers.json(context, 200, Listing.of(views, request, uris.base() + "/webhook_subscriptions"));
    }

    private void show(RoutingContext context) {
        Answers.resource(context, 200, SubscriptionView.of(subscription(context), uris));
    }

    private void delete(RoutingContext context) {
        subscriptions.remove(subscription(context).uuid());
        Answers.empty(context);
    }

    private Subscription subscription(RoutingContext context) {
        return subscriptions.find(context.pathParam("uuid")).orElseThrow(CalendlyFailure::notFound);
    }

    private static String urlOf(JsonNode wish) {
        var text = Answers.requiredText(wish, "url");
        try {
            var url = URI.create(text);
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            throw CalendlyFailure.invalid("url", "must be a valid URL");
        }
        throw CalendlyFailure.invalid("url", "must be a valid URL");
    }

    private static List<String> eventsOf(JsonNode wish) {
        var events = new ArrayList<String>();
        for (var event : wish.path("events")) {
            if (!EVENTS.contains(event.asText())) {
                throw CalendlyFailure.invalid("events", "contains an unknown event");
            }
            events.add(event.textValue());
        }
        if (events.isEmpty()) {
            throw CalendlyFailure.invalid("events", "can't be blank");
        }
        return events;
    }

    private static String scopeOf(String text) {
        if (text == null || !SCOPES.contains(text)) {
            throw CalendlyFailure.invalid("scope", "must be user or organization");
        }
        return text;
    }
}
