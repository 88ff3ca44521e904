package dev.holdfast.sandbox.calendly.api;

import dev.holdfast.sandbox.calendly.agenda.Agenda;
import dev.holdfast.sandbox.calendly.agenda.CalendlyUris;
import dev.holdfast.sandbox.calendly.agenda.CancelOutcome;
import dev.holdfast.sandbox.calendly.agenda.ScheduledEvent;
import dev.holdfast.sandbox.calendly.wire.InviteeView;
import dev.holdfast.sandbox.calendly.wire.ScheduledEventView;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Booked events, their invitees, and calling an event off. */
final class ScheduledEventCalls {

    private static final int LONGEST_REASON = 10_000;

    private final Agenda agenda;
    private final CalendlyUris uris;

    ScheduledEventCalls(Agenda agenda, CalendlyUris uris) {
        this.agenda = agenda;
        this.uris = uris;
    }

    void addTo(Router router) {
        router.get("/scheduled_events").handler(this::list);
        router.get("/scheduled_events/:uuid").handler(this::show);
        router.get("/scheduled_events/:uuid/invitees").handler(this::listInvitees);
        router.get("/scheduled_events/:uuid/invitees/:invitee").handler(this::showInvitee);
        router.post("/scheduled_events/:uuid/cancellation").handler(this::cancel);
    }

    private void list(RoutingContext context) {
        Owners.requireOwn(context, uris);
        var query = EventQuery.of(context.request().params());
        var events = agenda.events().stream()
                .filter(query::accepts)
                .sorted(query.order())
                .map(event -> ScheduledEventView.forApi(event, uris))
                .toList();
        Answers.json(context, 200, Listing.of(events, context.request(), uris.base() + "/scheduled_events"));
    }

    private void show(RoutingContext context) {
        Answers.resource(context, 200, ScheduledEventView.forApi(event(context), uris));
    }

    private void listInvitees(RoutingContext context) {
        var event = event(context);
        var query = EventQuery.ofInvitees(context.request().params());
        var invitees = List.of(event).stream()
                .filter(query::accepts)
                .map(it -> InviteeView.forApi(it, uris))
                .toList();
        Answers.json(context, 200, Listing.of(invitees, context.request(), uris.event(event) + "/invitees"));
    }

    private void showInvitee(RoutingContext context) {
        var event = event(context);
        if (!event.inviteeUuid().equals(context.pathParam("invitee"))) {
            throw CalendlyFailure.notFound();
        }
        Answers.resource(context, 200, InviteeView.forApi(event, uris));
    }

    private void cancel(RoutingContext context) {
        var outcome = agenda.cancelByHost(event(context), reasonOf(context));
        switch (outcome) {
            case CancelOutcome.Canceled(var cancellation) -> Answers.resource(context, 201, cancellation);
            case CancelOutcome.AlreadyCanceled() -> throw CalendlyFailure.forbidden("Event is already canceled");
            case CancelOutcome.InThePast() -> throw CalendlyFailure.forbidden("Event in the past");
        }
    }

    private static @Nullable String reasonOf(RoutingContext context) {
        var reason = Answers.object(context).path("reason");
        if (reason.isMissingNode() || reason.isNull()) {
            return null;
        }
        if (!reason.isTextual() || reason.textValue().length() > LONGEST_REASON) {
            throw CalendlyFailure.invalid("reason", "must be a text of at most 10000 characters");
        }
        return reason.textValue();
    }

    private ScheduledEvent event(RoutingContext context) {
        return agenda.find(context.pathParam("uuid")).orElseThrow(CalendlyFailure::notFound);
    }
}
