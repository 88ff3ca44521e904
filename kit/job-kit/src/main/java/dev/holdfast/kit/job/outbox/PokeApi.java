package dev.holdfast.kit.job.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The promoter's door for services without a queue Redis of their own. */
@Path("/internal/poke")
public interface PokeApi {

    /** Asks for hints of these jobs, at most 1,000. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Void> poke(PokeRequest request);

    /** Ids of jobs that were just born. */
    record PokeRequest(List<String> ids) {}
}
