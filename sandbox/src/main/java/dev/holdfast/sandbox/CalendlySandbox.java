package dev.holdfast.sandbox;

import dev.holdfast.sandbox.calendly.agenda.Agenda;
import dev.holdfast.sandbox.calendly.agenda.CalendlyUris;
import dev.holdfast.sandbox.calendly.agenda.SchedulingLinks;
import dev.holdfast.sandbox.calendly.api.CalendlyApi;
import dev.holdfast.sandbox.calendly.clock.CalendlyClock;
import dev.holdfast.sandbox.calendly.control.AgendaControl;
import dev.holdfast.sandbox.calendly.control.CalendlyControl;
import dev.holdfast.sandbox.calendly.page.CalendlyPages;
import dev.holdfast.sandbox.calendly.webhook.Courier;
import dev.holdfast.sandbox.calendly.webhook.Subscriptions;
import dev.holdfast.sandbox.calendly.webhook.Webhooks;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/** Puts the parts of the stand-in for Calendly together. */
final class CalendlySandbox {

    private final CalendlyApi api;
    private final CalendlyPages pages;
    private final CalendlyControl control;
    private final AgendaControl agendaControl;

    CalendlySandbox(Vertx vertx, Clock real, Supplier<UUID> ids, SandboxOptions options, String url) {
        var clock = new CalendlyClock(vertx, real, options.clockSpeed());
        var uris = new CalendlyUris(url + CalendlyApi.PATH);
        var subscriptions = new Subscriptions(clock, ids);
        var courier = new Courier(vertx, clock, subscriptions, options.retryPlan(), options.resignsRetries());
        var webhooks = new Webhooks(vertx, clock, ids, uris, subscriptions, courier);
        var agenda = new Agenda(clock, ids, webhooks::announce);
        var links = new SchedulingLinks(ids);
        this.api = new CalendlyApi(clock, uris, agenda, links, subscriptions, options.access());
        this.pages = new CalendlyPages(clock, uris, agenda, links);
        this.control = new CalendlyControl(clock, webhooks, subscriptions, api.faults());
        this.agendaControl = new AgendaControl(clock, uris, agenda);
    }

    void addTo(Router router, Vertx vertx) {
        pages.addTo(router);
        control.addTo(router);
        agendaControl.addTo(router);
        router.route(CalendlyApi.PATH + "/*").subRouter(api.router(vertx));
    }
}
