package dev.holdfast.sandbox.calendly.control;

import dev.holdfast.sandbox.calendly.agenda.Agenda;
import dev.holdfast.sandbox.calendly.agenda.CalendlyUris;
import dev.holdfast.sandbox.calendly.agenda.ScheduledEvent;
import dev.holdfast.sandbox.calendly.clock.CalendlyClock;
import dev.holdfast.sandbox.web.BadRequest;
import dev.holdfast.sandbox.web.Fields;
import dev.holdfast.sandbox.web.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Bookings that no page makes, and the time of this Calendly. */
public final class AgendaControl {

    private static final String CLOCK = "/control/calendly/clock";
    private static final Duration FURTHEST = Duration.ofDays(3_650);

    private final CalendlyClock clock;
    private final CalendlyUris uris;
    private final Agenda agenda;

    public AgendaControl(CalendlyClock clock, CalendlyUris uris, Agenda agenda) {
        this.clock = clock;
        this.uris = uris;
        this.agenda = agenda;
    }

    public void addTo(Router router) {
        router.post("/control/calendly/bookings").handler(this::book);
        router.get(CLOCK).handler(this::showTime);
        router.post(CLOCK).handler(this::advance);
        router.delete(CLOCK).handler(this::reset);
    }

    private void book(RoutingContext context) {
        var order = BookingOrder.of(Json.object(context), clock.instant());
        var event = agenda.book(order.type(), order.request(), order.circumstances());
        Json.send(context, 201, BookedView.of(event, uris));
    }

    private void showTime(RoutingContext context) {
        Json.send(context, 200, new Time(clock.instant()));
    }

    private void advance(RoutingContext context) {
        clock.advance(durationOf(Fields.text(Json.object(context), "advance")));
        showTime(context);
    }

    private void reset(RoutingContext context) {
        clock.reset();
        showTime(context);
    }

    private static Duration durationOf(String text) {
        try {
            var duration = Duration.parse(text.startsWith("P") ? text : "PT" + text);
            if (duration.isPositive() && duration.compareTo(FURTHEST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw new BadRequest("advance must be a time like 30s, 5m, 25h or P2D");
        }
        throw new BadRequest("advance must be a time like 30s, 5m, 25h or P2D");
    }

    private record Time(Instant now) {}

    private record BookedView(String eventUri, String inviteeUri, String cancelUrl, String rescheduleUrl) {

        static BookedView of(ScheduledEvent event, CalendlyUris uris) {
            return new BookedView(
                    uris.event(event), uris.invitee(event), uris.cancellationPage(event), uris.reschedulingPage(event));
        }
    }
}
