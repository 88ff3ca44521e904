package dev.holdfast.booking.offering;

import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.kit.service.caller.CurrentCaller;
import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/offerings}: read by anyone, written by admins. */
@Path("/api/offerings")
class OfferingResource {

    private final Offerings offerings;
    private final CurrentCaller caller;

    OfferingResource(Offerings offerings, CurrentCaller caller) {
        this.offerings = offerings;
        this.caller = caller;
    }

    @GET
    @PermitAll
    public Uni<Page<OfferingView>> list(@BeanParam PageQuery page, @BeanParam OfferingQuery query) {
        return caller.find()
                .chain(who -> offerings.list(who, query.active(), page))
                .map(found -> found.map(OfferingView::of));
    }

    @GET
    @Path("{id}")
    @PermitAll
    public Uni<OfferingView> get(@PathParam("id") String id) {
        return caller.find().chain(who -> offerings.getFor(who, id)).map(OfferingView::of);
    }

    /** Makes an offering; again with the same key, it answers the same one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN)
    @APIResponseSchema(value = OfferingView.class, responseCode = "201")
    public Uni<RestResponse<OfferingView>> create(
            @HeaderParam(RequestKey.HEADER) @Nullable String key,
            @Valid @NotNull(message = "Send the offering as a JSON object.") OfferingRequest request) {
        return offerings
                .create(caller.get(), request, RequestKey.of(key))
                .map(OfferingView::of)
                .map(OfferingResource::created);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("{id}")
    @RolesAllowed(Role.ADMIN)
    public Uni<OfferingView> replace(
            @PathParam("id") String id,
            @Valid @NotNull(message = "Send the offering as a JSON object.") OfferingRequest request) {
        return offerings.replace(id, request).map(OfferingView::of);
    }

    /** Archives it: nothing is deleted, and what is booked stays. */
    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.ADMIN)
    @ResponseStatus(204)
    @APIResponse(responseCode = "204", description = "The offering is no longer active")
    public Uni<Void> archive(@PathParam("id") String id) {
        return offerings.archive(id);
    }

    /** The location is relative on purpose: the caller knows our public address, and this service does not see it. */
    private static RestResponse<OfferingView> created(OfferingView view) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view)
                .header(HttpHeaders.LOCATION, "/api/offerings/" + view.id())
                .build();
    }
}
