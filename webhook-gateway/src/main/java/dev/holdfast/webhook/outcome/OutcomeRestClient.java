package dev.holdfast.webhook.outcome;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The promoter's door for those who ask what became of their jobs. */
@Path("/internal/job-outcomes")
interface OutcomeRestClient {

    /** The documents that are asked about. */
    record Question(String kind, List<String> refs) {}

    /** As much as is read of the answer. */
    record Answer(List<Item> items) {}

    record Item(
            String ref, String id, String state, @Nullable String error) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Uni<Answer> ask(Question question);
}
