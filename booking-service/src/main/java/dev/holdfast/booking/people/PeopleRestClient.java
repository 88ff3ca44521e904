package dev.holdfast.booking.people;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The door of identity-service that this service uses. */
@Path("/internal/users")
@Produces(MediaType.APPLICATION_JSON)
interface PeopleRestClient {

    @GET
    @Path("{id}")
    Uni<Person> get(@PathParam("id") String id);
}
