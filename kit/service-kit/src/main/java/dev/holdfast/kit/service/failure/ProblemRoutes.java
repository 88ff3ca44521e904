package dev.holdfast.kit.service.failure;

import dev.holdfast.kit.service.failure.CommonFailure.BadRequest;
import dev.holdfast.kit.service.failure.CommonFailure.NoSuchResource;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Errors that end below JAX-RS (no route, a body over the limit, a broken path) are problems too. */
@Singleton
public class ProblemRoutes {

    private final ProblemWriter writer;

    ProblemRoutes(ProblemWriter writer) {
        this.writer = writer;
    }

    void install(@Observes Router router) {
        router.route().last().handler(context -> end(new NoSuchResource(), context));
        router.errorHandler(404, context -> end(new NoSuchResource(), context));
        router.errorHandler(400, context -> end(new BadRequest(), context));
    }

    private void end(Failure failure, RoutingContext context) {
        writer.end(failure.problem(), context);
    }
}
