package dev.holdfast.sandbox.calendly.page;

import dev.holdfast.sandbox.calendly.agenda.Agenda;
import dev.holdfast.sandbox.calendly.agenda.BookableTimes;
import dev.holdfast.sandbox.calendly.agenda.CalendlyUris;
import dev.holdfast.sandbox.calendly.agenda.CancelOutcome;
import dev.holdfast.sandbox.calendly.agenda.RescheduleOutcome;
import dev.holdfast.sandbox.calendly.agenda.ScheduledEvent;
import dev.holdfast.sandbox.web.Html;
import dev.holdfast.sandbox.web.Page;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The pages behind an invitee's own links: canceling and rescheduling. Whoever has the link may act, as at Calendly. */
final class ChangePages {

    private static final int LONGEST_REASON = 10_000;

    private final Clock clock;
    private final CalendlyUris uris;
    private final Agenda agenda;

    ChangePages(Clock clock, CalendlyUris uris, Agenda agenda) {
        this.clock = clock;
        this.uris = uris;
        this.agenda = agenda;
    }

    void addTo(Router router) {
        router.get("/calendly/cancellations/:invitee").handler(context -> onEvent(context, this::askToCancel));
        router.post("/calendly/cancellations/:invitee").handler(context -> onEvent(context, this::cancel));
        router.get("/calendly/reschedulings/:invitee").handler(context -> onEvent(context, this::askForTime));
        router.post("/calendly/reschedulings/:invitee").handler(context -> onEvent(context, this::reschedule));
    }

    private void onEvent(RoutingContext context, BiConsumer<RoutingContext, ScheduledEvent> page) {
        agenda.findByInvitee(context.pathParam("invitee"))
                .ifPresentOrElse(event -> page.accept(context, event), () -> CalendlyPages.unknown(context));
    }

    private void askToCancel(RoutingContext context, ScheduledEvent event) {
        if (event.isCanceled()) {
            showCanceled(context, event);
        } else {
            Page.send(context, 200, "Cancel this event?", EventPage.cancellationForm(event, uris));
        }
    }

    private void cancel(RoutingContext context, ScheduledEvent event) {
        var reason = Visit.of(context.request()).text("reason");
        if (isTooLong(context, reason)) {
            return;
        }
        switch (agenda.cancelByInvitee(event, orNull(reason))) {
            case CancelOutcome.Canceled canceled ->
                showCanceled(context, agenda.find(event.uuid()).orElse(event));
            case CancelOutcome.AlreadyCanceled already -> refuseTwice(context, event);
            case CancelOutcome.InThePast past ->
                Page.sendNotice(context, 409, "Too late", "This event is in the past and cannot be canceled.");
        }
    }

    private void askForTime(RoutingContext context, ScheduledEvent event) {
        if (event.isCanceled()) {
            showCanceled(context, event);
        } else {
            showTimes(context, event, 200, Html.NOTHING);
        }
    }

    private void reschedule(RoutingContext context, ScheduledEvent event) {
        var visit = Visit.of(context.request());
        var objection = BookingForm.objectionTo(visit.text("start_time"), clock.instant());
        if (!event.isCanceled() && objection.isPresent()) {
            showTimes(context, event, 422, Html.of("<p class=\"problem\" role=\"alert\">{}</p>", objection.get()));
        } else if (event.isCanceled()) {
            refuseTwice(context, event);
        } else if (!isTooLong(context, visit.text("reason"))) {
            move(context, event, Instant.parse(visit.text("start_time")), visit);
        }
    }

    private void move(RoutingContext context, ScheduledEvent event, Instant start, Visit visit) {
        switch (agenda.reschedule(event, start, zoneOf(visit, event), orNull(visit.text("reason")))) {
            case RescheduleOutcome.Moved(var successor) ->
                Page.send(context, 200, "You are rescheduled", EventPage.confirmation(successor, uris));
            case RescheduleOutcome.AlreadyCanceled already -> refuseTwice(context, event);
            case RescheduleOutcome.InThePast past ->
                Page.sendNotice(context, 409, "Too late", "This event is in the past and cannot be rescheduled.");
        }
    }

    private void showTimes(RoutingContext context, ScheduledEvent event, int status, Html problem) {
        var zone = zoneOf(Visit.of(context.request()), event);
        var times = BookableTimes.after(clock.instant(), event.type());
        Page.send(
                context,
                status,
                "Reschedule this event",
                EventPage.reschedulingForm(event, uris, times, zone, problem));
    }

    private void showCanceled(RoutingContext context, ScheduledEvent event) {
        Page.send(context, 200, event.isRescheduled() ? "Rescheduled" : "Canceled", EventPage.canceled(event, uris));
    }

    private static void refuseTwice(RoutingContext context, ScheduledEvent event) {
        if (event.isRescheduled()) {
            Page.sendNotice(
                    context,
                    409,
                    "Rescheduled before",
                    "This event was already rescheduled. Please use its new links.");
        } else {
            Page.sendNotice(context, 409, "Canceled before", "This event was already canceled.");
        }
    }

    private static boolean isTooLong(RoutingContext context, String reason) {
        if (reason.length() > LONGEST_REASON) {
            Page.sendNotice(context, 422, "Too long", "Please give a shorter reason.");
            return true;
        }
        return false;
    }

    private static ZoneId zoneOf(Visit visit, ScheduledEvent event) {
        return visit.chosenZone().orElse(event.request().zone());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
