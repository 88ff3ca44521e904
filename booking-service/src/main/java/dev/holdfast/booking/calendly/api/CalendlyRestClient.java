package dev.holdfast.booking.calendly.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.booking.calendly.api.CalendlyMessages.NewCancellation;
import dev.holdfast.booking.calendly.api.CalendlyMessages.NewLink;
import dev.holdfast.booking.calendly.api.CalendlyMessages.NewSubscription;
import dev.holdfast.booking.calendly.api.CalendlyMessages.SchedulingLink;
import dev.holdfast.booking.calendly.api.CalendlyMessages.SubscriptionList;
import dev.holdfast.booking.calendly.api.CalendlyMessages.Wrapped;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The calls of Calendly's API that we make. */
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface CalendlyRestClient {

    @GET
    @Path("users/me")
    Uni<Wrapped<CalendlyUser>> me(@HeaderParam("Authorization") String bearer);

    @GET
    @Path("webhook_subscriptions")
    Uni<SubscriptionList> subscriptions(
            @HeaderParam("Authorization") String bearer,
            @QueryParam("organization") String organization,
            @QueryParam("user") String user,
            @QueryParam("scope") String scope,
            @QueryParam("count") int count,
            @QueryParam("page_token") @Nullable String pageToken);

    @POST
    @Path("webhook_subscriptions")
    Uni<Wrapped<WebhookSubscription>> subscribe(
            @HeaderParam("Authorization") String bearer, NewSubscription subscription);

    @DELETE
    @Path("webhook_subscriptions/{uuid}")
    Uni<Void> unsubscribe(@HeaderParam("Authorization") String bearer, @PathParam("uuid") String uuid);

    @POST
    @Path("scheduling_links")
    Uni<Wrapped<SchedulingLink>> schedulingLink(@HeaderParam("Authorization") String bearer, NewLink link);

    @GET
    @Path("scheduled_events")
    Uni<CalendlyList> scheduledEvents(
            @HeaderParam("Authorization") String bearer,
            @QueryParam("user") String user,
            @QueryParam("min_start_time") String from,
            @QueryParam("max_start_time") String to,
            @QueryParam("sort") String sort,
            @QueryParam("count") int count,
            @QueryParam("page_token") @Nullable String pageToken);

    @GET
    @Path("scheduled_events/{uuid}/invitees")
    Uni<CalendlyList> invitees(
            @HeaderParam("Authorization") String bearer,
            @PathParam("uuid") String uuid,
            @QueryParam("count") int count,
            @QueryParam("page_token") @Nullable String pageToken);

    @GET
    @Path("scheduled_events/{uuid}")
    Uni<Wrapped<JsonNode>> scheduledEvent(@HeaderParam("Authorization") String bearer, @PathParam("uuid") String uuid);

    @GET
    @Path("scheduled_events/{uuid}/invitees/{invitee}")
    Uni<Wrapped<JsonNode>> invitee(
            @HeaderParam("Authorization") String bearer,
            @PathParam("uuid") String uuid,
            @PathParam("invitee") String invitee);

    @POST
    @Path("scheduled_events/{uuid}/cancellation")
    Uni<JsonNode> cancel(
            @HeaderParam("Authorization") String bearer, @PathParam("uuid") String uuid, NewCancellation cancellation);
}
