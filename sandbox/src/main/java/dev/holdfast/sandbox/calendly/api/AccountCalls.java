package dev.holdfast.sandbox.calendly.api;

import dev.holdfast.sandbox.calendly.agenda.CalendlyUris;
import dev.holdfast.sandbox.calendly.agenda.EventType;
import dev.holdfast.sandbox.calendly.agenda.Host;
import dev.holdfast.sandbox.calendly.agenda.SchedulingLinks;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The host, what she offers, and single-use links to it. */
final class AccountCalls {

    private final CalendlyUris uris;
    private final SchedulingLinks links;

    AccountCalls(CalendlyUris uris, SchedulingLinks links) {
        this.uris = uris;
        this.links = links;
    }

    void addTo(Router router) {
        router.get("/users/me").handler(this::me);
        router.get("/users/" + Host.MIRA.uuid()).handler(this::me);
        router.get("/event_types").handler(this::eventTypes);
        router.get("/event_types/:uuid").handler(this::eventType);
        router.post("/scheduling_links").handler(this::createLink);
    }

    private void me(RoutingContext context) {
        Answers.resource(context, 200, UserView.of(Host.MIRA, uris));
    }

    private void eventTypes(RoutingContext context) {
        Owners.requireOwn(context, uris);
        var wantsActive = !"false".equals(context.request().getParam("active"));
        var types = EventType.ALL.stream()
                .filter(type -> wantsActive)
                .map(type -> EventTypeView.of(type, uris))
                .toList();
        Answers.json(context, 200, Listing.of(types, context.request(), uris.base() + "/event_types"));
    }

    private void eventType(RoutingContext context) {
        var type = EventType.find(it -> it.uuid().equals(context.pathParam("uuid")))
                .orElseThrow(CalendlyFailure::notFound);
        Answers.resource(context, 200, EventTypeView.of(type, uris));
    }

    private void createLink(RoutingContext context) {
        var wish = Answers.object(context);
        if (!wish.path("max_event_count").isIntegralNumber()
                || wish.path("max_event_count").intValue() != 1) {
            throw CalendlyFailure.invalid("max_event_count", "must be equal to 1");
        }
        if (!Answers.requiredText(wish, "owner_type").equals("EventType")) {
            throw CalendlyFailure.invalid("owner_type", "must be EventType");
        }
        var owner = Answers.requiredText(wish, "owner");
        if (!owner.startsWith(uris.base() + "/event_types/")) {
            throw CalendlyFailure.invalid("owner", "must be a valid event type URI");
        }
        var type = EventType.find(it -> uris.eventType(it).equals(owner)).orElseThrow(CalendlyFailure::notFound);
        var link = links.create(type);
        Answers.resource(context, 201, new LinkView(uris.singleUsePage(link), owner, "EventType"));
    }

    private record LinkView(String bookingUrl, String owner, String ownerType) {}
}
