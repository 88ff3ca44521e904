package dev.holdfast.sandbox.calendly.page;

import dev.holdfast.sandbox.calendly.agenda.Agenda;
import dev.holdfast.sandbox.calendly.agenda.BookableTimes;
import dev.holdfast.sandbox.calendly.agenda.CalendlyUris;
import dev.holdfast.sandbox.calendly.agenda.EventType;
import dev.holdfast.sandbox.calendly.agenda.SchedulingLinks;
import dev.holdfast.sandbox.web.Html;
import dev.holdfast.sandbox.web.Page;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;

/** The routes of the pages. */
public final class CalendlyPages {

    private final Clock clock;
    private final CalendlyUris uris;
    private final Agenda agenda;
    private final SchedulingLinks links;
    private final ChangePages changes;

    public CalendlyPages(Clock clock, CalendlyUris uris, Agenda agenda, SchedulingLinks links) {
        this.clock = clock;
        this.uris = uris;
        this.agenda = agenda;
        this.links = links;
        this.changes = new ChangePages(clock, uris, agenda);
    }

    public void addTo(Router router) {
        router.route("/calendly/book/d/:code").handler(this::singleUse);
        router.route("/calendly/book/d/:code/:slug").handler(this::singleUse);
        router.get("/calendly/book").handler(this::offer);
        router.route("/calendly/book/:slug").handler(this::eventType);
        changes.addTo(router);
    }

    private void offer(RoutingContext context) {
        var entries = EventType.ALL.stream()
                .map(type -> Html.of("<li><a href=\"{}\">{}</a></li>", uris.bookingPage(type), type.name()));
        Page.send(context, 200, "Book with Mira Sen", Html.of("<ul>{}</ul>", Html.join(entries)));
    }

    private void eventType(RoutingContext context) {
        EventType.findBySlug(context.pathParam("slug"))
                .ifPresentOrElse(type -> serve(context, type, () -> {}), () -> unknown(context));
    }

    private void singleUse(RoutingContext context) {
        var link = links.find(context.pathParam("code"));
        if (link.isEmpty()) {
            unknown(context);
        } else if (links.isSpent(link.get())) {
            Page.sendNotice(
                    context,
                    410,
                    "This link has been used",
                    "An event was already scheduled with this link, and it is good for one only. "
                            + "Please ask for a new link.");
        } else {
            serve(context, link.get().type(), () -> links.spend(link.get()));
        }
    }

    private void serve(RoutingContext context, EventType type, Runnable onBooked) {
        var visit = Visit.of(context.request());
        switch (context.request().method().name()) {
            case "GET", "HEAD" -> show(context, 200, type, visit, Html.NOTHING);
            case "POST" -> book(context, type, visit, onBooked);
            default -> Page.sendNotice(context, 405, "Not like this", "This page can be read and sent, nothing else.");
        }
    }

    private void book(RoutingContext context, EventType type, Visit visit, Runnable onBooked) {
        switch (BookingForm.of(visit, clock.instant())) {
            case BookingForm.Incomplete(var sentence) ->
                show(context, 422, type, visit, Html.of("<p class=\"problem\" role=\"alert\">{}</p>", sentence));
            case BookingForm.Complete(var request) -> {
                onBooked.run();
                var event = agenda.book(type, request);
                Page.send(context, 200, "You are scheduled", EventPage.confirmation(event, uris));
            }
        }
    }

    private void show(RoutingContext context, int status, EventType type, Visit visit, Html problem) {
        var times = BookableTimes.after(clock.instant(), type);
        Page.send(context, status, type.name(), BookingPage.of(type, times, visit, problem));
    }

    static void unknown(RoutingContext context) {
        Page.sendNotice(context, 404, "Nothing here", "This page does not exist. Please check the link.");
    }
}
