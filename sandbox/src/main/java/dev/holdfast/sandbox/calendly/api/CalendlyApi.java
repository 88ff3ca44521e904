package dev.holdfast.sandbox.calendly.api;

import dev.holdfast.sandbox.calendly.agenda.Agenda;
import dev.holdfast.sandbox.calendly.agenda.CalendlyUris;
import dev.holdfast.sandbox.calendly.agenda.SchedulingLinks;
import dev.holdfast.sandbox.calendly.webhook.Subscriptions;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;

/** The API as a whole: limit, token, faults, calls, in this order. */
public final class CalendlyApi {

    /** Where the API is served. */
    public static final String PATH = "/calendly";

    private final ApiFaults faults = new ApiFaults();
    private final byte[] authorization;
    private final RateLimit rateLimit;
    private final AccountCalls account;
    private final ScheduledEventCalls events;
    private final SubscriptionCalls subscriptionCalls;

    public CalendlyApi(
            Clock clock,
            CalendlyUris uris,
            Agenda agenda,
            SchedulingLinks links,
            Subscriptions subscriptions,
            Access access) {
        this.authorization = ("Bearer " + access.token()).getBytes(StandardCharsets.UTF_8);
        this.rateLimit = new RateLimit(clock, access.callsPerMinute());
        this.account = new AccountCalls(uris, links);
        this.events = new ScheduledEventCalls(agenda, uris);
        this.subscriptionCalls = new SubscriptionCalls(subscriptions, uris);
    }

    public ApiFaults faults() {
        return faults;
    }

    /** A router to be mounted at {@link #PATH}. */
    public Router router(Vertx vertx) {
        var router = Router.router(vertx);
        router.route().handler(rateLimit::count);
        router.route().handler(this::authenticate);
        router.route().handler(context -> faults.meet(context, pathOf(context)));
        account.addTo(router);
        events.addTo(router);
        subscriptionCalls.addTo(router);
        router.route().handler(context -> context.fail(CalendlyFailure.notFound()));
        router.route().failureHandler(Answers::failure);
        return router;
    }

    private void authenticate(RoutingContext context) {
        var given = context.request().getHeader("Authorization");
        var bytes = (given == null ? "" : given).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(authorization, bytes)) {
            throw CalendlyFailure.unauthenticated();
        }
        context.next();
    }

    private static String pathOf(RoutingContext context) {
        return context.normalizedPath().substring(PATH.length());
    }

    /**
     * Who may call, and how often.
     *
     * @param token the only bearer token that is accepted
     */
    public record Access(String token, int callsPerMinute) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Access[" + callsPerMinute + "/min]";
        }
    }
}
