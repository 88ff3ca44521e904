package dev.holdfast.identity.account;

import dev.holdfast.kit.service.caller.CurrentCaller;
import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Users: oneself, for staff clients and what people are called, and for admins everybody. */
@Path("/api/users")
class UserResource {

    private final Users users;
    private final UserCreation creation;
    private final Admins admins;
    private final CurrentCaller caller;

    UserResource(Users users, UserCreation creation, Admins admins, CurrentCaller caller) {
        this.users = users;
        this.creation = creation;
        this.admins = admins;
        this.caller = caller;
    }

    @GET
    @Path("/me")
    @RolesAllowed({Role.CLIENT, Role.PRACTITIONER, Role.ADMIN})
    public Uni<UserView> me() {
        return users.get(caller.get().userId()).map(UserView::of);
    }

    @PATCH
    @Path("/me")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.CLIENT, Role.PRACTITIONER, Role.ADMIN})
    public Uni<UserView> updateMe(@NotNull @Valid UpdateMeRequest request) {
        return users.change(caller.get().userId(), request.toChange()).map(UserView::of);
    }

    @GET
    @RolesAllowed(Role.ADMIN)
    public Uni<Page<UserView>> list(@BeanParam UserQuery wanted, @BeanParam PageQuery page) {
        return users.list(wanted, page).map(found -> found.map(UserView::of));
    }

    /** What people are called whose ids staff know from bookings; who is unknown or closed is left out. */
    @GET
    @Path("/names")
    @RolesAllowed({Role.PRACTITIONER, Role.ADMIN})
    @Cache(isPrivate = true, noStore = true)
    public Uni<NamesView> names(@BeanParam NamesQuery wanted) {
        return users.open(wanted.ids()).map(NamesView::of);
    }

    /** The first ten clients that are found, for staff who book for one of them. */
    @GET
    @Path("/clients")
    @RolesAllowed({Role.PRACTITIONER, Role.ADMIN})
    @Cache(isPrivate = true, noStore = true)
    public Uni<ClientsView> clients(@BeanParam ClientsQuery wanted) {
        return users.clients(wanted.beginning()).map(ClientsView::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN)
    @APIResponseSchema(value = UserView.class, responseCode = "201")
    public Uni<RestResponse<UserView>> create(@NotNull @Valid CreateUserRequest request) {
        return admins.requireStill(caller.get().userId())
                .chain(() -> creation.create(request))
                .map(UserResource::created);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    public Uni<UserView> get(@RestPath String id) {
        return users.get(id).map(UserView::of);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN)
    public Uni<UserView> update(@RestPath String id, @NotNull @Valid ChangeUserRequest request) {
        return admins.change(caller.get().userId(), id, request.toChange()).map(UserView::of);
    }

    /** Mails the invitation to choose a password once more. */
    @POST
    @Path("/{id}/invitation")
    @RolesAllowed(Role.ADMIN)
    @ResponseStatus(202)
    @APIResponse(responseCode = "202", description = "The invitation will be mailed")
    public Uni<Void> inviteAgain(@RestPath String id) {
        return admins.requireStill(caller.get().userId()).chain(() -> creation.inviteAgain(id));
    }

    /** The location is relative on purpose: the caller knows our public address, and this service does not see it. */
    private static RestResponse<UserView> created(User user) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, UserView.of(user))
                .header(HttpHeaders.LOCATION, "/api/users/" + user.id())
                .build();
    }
}
