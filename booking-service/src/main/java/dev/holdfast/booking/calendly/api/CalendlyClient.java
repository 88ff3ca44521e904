package dev.holdfast.booking.calendly.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.booking.calendly.api.CalendlyMessages.NewCancellation;
import dev.holdfast.booking.calendly.api.CalendlyMessages.NewLink;
import dev.holdfast.booking.calendly.api.CalendlyMessages.NewSubscription;
import dev.holdfast.booking.calendly.api.CalendlyMessages.SubscriptionList;
import dev.holdfast.booking.calendly.api.CalendlyMessages.Wrapped;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calendly's API as we use it. Every call ends by the configured limit and fails when Calendly does not answer well. */
@ApplicationScoped
public class CalendlyClient {

    private static final int CONNECT_MILLIS = 1000;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int LARGEST_PAGE = 100;
    private static final int TOO_MANY = 429;
    private static final String RESET = "X-RateLimit-Reset";
    private static final Pattern SECONDS = Pattern.compile("\\d{1,4}");
    private static final Duration USUAL_PAUSE = Duration.ofMinutes(1);
    private static final String BY_START = "start_time:asc";
    private static final String SCOPE = "user";
    private static final List<String> EVENTS = List.of("invitee.created", "invitee.canceled");

    private final CalendlyRestClient rest;
    private final CalendlyConfig config;

    CalendlyClient(CalendlyConfig config) {
        this.config = config;
        this.rest = QuarkusRestClientBuilder.newBuilder()
                .baseUri(config.baseUrl())
                .connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                .readTimeout(config.callTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .build(CalendlyRestClient.class);
    }

    /** Whether there is a token to ask with. */
    public boolean isConnected() {
        return config.token().isPresent();
    }

    /** The user whose token this is. */
    public Uni<CalendlyUser> me() {
        return rest.me(bearer()).map(Wrapped::resource);
    }

    /** All webhook subscriptions of this user. */
    public Uni<List<WebhookSubscription>> subscriptions(CalendlyUser user) {
        return subscriptionsFrom(user, null);
    }

    private Uni<List<WebhookSubscription>> subscriptionsFrom(CalendlyUser user, @Nullable String pageToken) {
        return rest.subscriptions(bearer(), user.organization(), user.uri(), SCOPE, LARGEST_PAGE, pageToken)
                .chain(page -> withFollowing(user, page));
    }

    private Uni<List<WebhookSubscription>> withFollowing(CalendlyUser user, SubscriptionList page) {
        String next = page.pagination() == null ? null : page.pagination().nextPageToken();
        return next == null
                ? Uni.createFrom().item(page.collection())
                : subscriptionsFrom(user, next).map(rest -> Stream.concat(page.collection().stream(), rest.stream())
                        .toList());
    }

    /** Subscribes a URL to the events of this user's invitees, signed with the given key. */
    public Uni<WebhookSubscription> subscribe(CalendlyUser user, String url, String signingKey) {
        return rest.subscribe(
                        bearer(), new NewSubscription(url, EVENTS, user.organization(), user.uri(), SCOPE, signingKey))
                .map(Wrapped::resource);
    }

    /** Removes a subscription; one that is not there is removed already. */
    public Uni<Void> unsubscribe(WebhookSubscription subscription) {
        return rest.unsubscribe(bearer(), lastSegment(subscription.uri()))
                .onFailure(failure -> hasStatus(failure, NOT_FOUND))
                .recoverWithNull();
    }

    /** A page at which this event type can be booked once. */
    public Uni<String> singleUsePage(String eventType) {
        return rest.schedulingLink(bearer(), new NewLink(1, eventType, "EventType"))
                .map(answer -> answer.resource().bookingUrl());
    }

    /** A scheduled event, as Calendly renders it. */
    public Uni<JsonNode> scheduledEvent(String uri) {
        return rest.scheduledEvent(bearer(), lastSegment(uri)).map(Wrapped::resource);
    }

    /** An invitee, as Calendly renders it; without the scheduled event. */
    public Uni<JsonNode> invitee(String uri) {
        return rest.invitee(bearer(), eventOf(uri), lastSegment(uri)).map(Wrapped::resource);
    }

    /**
     * Cancels a scheduled event for all its invitees. Asking again is harmless; a refusal that Calendly explains is an outcome.
     *
     * @param reason told to the invitee
     */
    public Uni<CancelOutcome> cancel(String scheduledEvent, String reason) {
        return rest.cancel(bearer(), lastSegment(scheduledEvent), new NewCancellation(reason))
                .replaceWith(CancelOutcome.CANCELED)
                .onFailure(failure -> hasStatus(failure, NOT_FOUND))
                .recoverWithItem(CancelOutcome.GONE)
                .onFailure(failure -> hasStatus(failure, FORBIDDEN))
                .recoverWithItem(CalendlyClient::refusal);
    }

    private static CancelOutcome refusal(Throwable failure) {
        String body =
                failure instanceof WebApplicationException e ? e.getResponse().readEntity(String.class) : "";
        if (body.contains("already canceled")) {
            return CancelOutcome.ALREADY_CANCELED;
        }
        return body.contains("in the past") ? CancelOutcome.IN_THE_PAST : CancelOutcome.NOT_ALLOWED;
    }

    /**
     * A page of the user's scheduled events, active and canceled, in the order of their start.
     *
     * @param pageToken of the page before; {@code null} for the first
     */
    public Uni<CalendlyList> scheduledEvents(CalendlyUser user, Instant from, Instant to, @Nullable String pageToken) {
        return rest.scheduledEvents(
                bearer(), user.uri(), from.toString(), to.toString(), BY_START, LARGEST_PAGE, pageToken);
    }

    /** All invitees of a scheduled event, active and canceled. */
    public Uni<CalendlyList> invitees(String scheduledEvent) {
        return inviteesFrom(scheduledEvent, null);
    }

    private Uni<CalendlyList> inviteesFrom(String scheduledEvent, @Nullable String pageToken) {
        return rest.invitees(bearer(), lastSegment(scheduledEvent), LARGEST_PAGE, pageToken)
                .chain(page -> page.nextPageToken() == null
                        ? Uni.createFrom().item(page)
                        : inviteesFrom(scheduledEvent, page.nextPageToken()).map(page::followedBy));
    }

    /** Whether a call was refused because there were too many. */
    public static boolean isThrottled(Throwable failure) {
        return hasStatus(failure, TOO_MANY);
    }

    /** How long Calendly wants to be left alone, by the header in which it counts seconds. */
    public static Duration pauseOf(Throwable throttled) {
        String seconds =
                throttled instanceof WebApplicationException e ? e.getResponse().getHeaderString(RESET) : null;
        return seconds != null && SECONDS.matcher(seconds).matches()
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : USUAL_PAUSE;
    }

    /** Whether a call was answered with this status. */
    public static boolean hasStatus(Throwable failure, int status) {
        return failure instanceof WebApplicationException e && e.getResponse().getStatus() == status;
    }

    private String bearer() {
        return "Bearer "
                + config.token().orElseThrow(() -> new IllegalStateException("no Calendly token is configured"));
    }

    /** Only the id of a resource is taken from an event, so that no event can send us, and our token, to another host. */
    private static String lastSegment(String uri) {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    /** The scheduled event's id in an invitee's URI, {@code …/scheduled_events/{event}/invitees/{invitee}}. */
    private static String eventOf(String invitee) {
        int end = invitee.lastIndexOf("/invitees/");
        return end < 0 ? "unknown" : lastSegment(invitee.substring(0, end));
    }
}
