package dev.holdfast.kit.service.web;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.holdfast.kit.service.caller.CurrentCaller;
import dev.holdfast.kit.service.caller.Role;
import dev.holdfast.kit.service.failure.Failure;
import dev.holdfast.kit.service.failure.FailureKind;
import dev.holdfast.kit.service.failure.Problem;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;

/** A small resource that can go wrong in every way, for the tests of the kit. */
@Path("/api/things")
public class ThingsResource {

    /** What is stored. */
    public record ThingDocument(@BsonId String id, int size) {}

    /** What is sent. */
    public record ThingRequest(
            @NotBlank(message = "must not be empty") String name,
            @Min(value = 1, message = "must be at least 1") int size) {}

    record Gone(String id) implements Failure {
        @Override
        public Problem problem() {
            return Problem.of(FailureKind.CONFLICT, "thing-gone", "The thing is gone")
                    .with("id", id);
        }
    }

    /** What happens between the two writes of {@link #pair}. */
    static volatile Runnable between = () -> {};

    private final Database database;
    private final Documents<ThingDocument> things;
    private final CurrentCaller caller;

    ThingsResource(Database database, CurrentCaller caller) {
        this.database = database;
        this.things = database.documents("things", ThingDocument.class);
        this.caller = caller;
    }

    @GET
    @PermitAll
    public Uni<Page<ThingDocument>> list(@BeanParam PageQuery query) {
        return things.list(Filters.empty(), Sorts.ascending("_id"), query.skip(), query.limit())
                .map(items -> Page.of(query, items, items.size()));
    }

    @POST
    @PermitAll
    public Uni<ThingDocument> add(@Valid @NotNull ThingRequest request) {
        var document = new ThingDocument(request.name(), request.size());
        return things.insert(document).replaceWith(document);
    }

    @POST
    @Path("/pair")
    @PermitAll
    public Uni<String> pair() {
        String id = UUID.randomUUID().toString();
        return database.inTransaction(tx -> things.in(tx)
                .insert(new ThingDocument(id + "-a", 1))
                .invoke(() -> between.run())
                .chain(() -> things.in(tx).insert(new ThingDocument(id + "-b", 1)))
                .replaceWith(id));
    }

    @GET
    @Path("/mine")
    @Authenticated
    public List<String> mine() {
        return caller.get().roles().stream().sorted().toList();
    }

    @GET
    @Path("/theirs")
    @RolesAllowed(Role.SERVICE)
    public String theirs() {
        return caller.get().userId();
    }

    @GET
    @Path("/open")
    @PermitAll
    public Uni<String> open() {
        return caller.find().map(who -> who == null ? "stranger" : who.userId());
    }

    @GET
    @Path("/gone/{id}")
    @PermitAll
    public String gone(@PathParam("id") String id) {
        throw new Gone(id).asException();
    }

    @GET
    @Path("/bug")
    @PermitAll
    public String bug() {
        throw new IllegalStateException("private detail");
    }

    @GET
    @Path("/forgotten")
    public String forgotten() {
        return "never seen";
    }
}
