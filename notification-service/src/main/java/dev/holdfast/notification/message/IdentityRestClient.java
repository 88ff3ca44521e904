package dev.holdfast.notification.message;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What we ask identity-service. */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
public interface IdentityRestClient {

    @GET
    @Path("/mail-facts/{jobId}")
    Uni<AccountFacts> mailFacts(@PathParam("jobId") String jobId);

    @GET
    @Path("/users/{id}")
    Uni<Person> user(@PathParam("id") String id);

    @GET
    @Path("/staff")
    Uni<Staff> staff();
}
