package dev.holdfast.kit.service.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.mongodb.MongoException;
import dev.holdfast.kit.service.failure.CommonFailure.BadRequest;
import dev.holdfast.kit.service.failure.CommonFailure.BodyTooLarge;
import dev.holdfast.kit.service.failure.CommonFailure.DatabaseUnavailable;
import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import dev.holdfast.kit.service.failure.CommonFailure.NoSuchResource;
import dev.holdfast.kit.service.failure.CommonFailure.NotAllowed;
import dev.holdfast.kit.service.failure.CommonFailure.NotAuthenticated;
import dev.holdfast.kit.service.failure.CommonFailure.NothingAcceptable;
import dev.holdfast.kit.service.failure.CommonFailure.Unexpected;
import dev.holdfast.kit.service.failure.CommonFailure.UnsupportedMediaType;
import dev.holdfast.kit.service.failure.CommonFailure.WrongMethod;
import dev.holdfast.kit.service.mongo.MongoFailures;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every way in which a request can end badly inside JAX-RS becomes a problem here, and nowhere else. */
@Singleton
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final ProblemWriter writer;

    ProblemMappers(ProblemWriter writer) {
        this.writer = writer;
    }

    @ServerExceptionMapper
    public Response failure(FailureException e, RoutingContext context) {
        return answer(e.failure(), context);
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException e, RoutingContext context) {
        return answer(
                new InvalidRequest(e.getConstraintViolations().stream()
                        .map(ProblemMappers::fieldError)
                        .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                        .toList()),
                context);
    }

    // The framework has a mapper of its own for the narrower type, so both are named.
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    public Response unreadable(JsonProcessingException e, RoutingContext context) {
        return answer(UnreadableBody.of(e), context);
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    public Response notAuthenticated(SecurityException e, RoutingContext context) {
        return answer(new NotAuthenticated(), context);
    }

    @ServerExceptionMapper
    public Response notAllowed(ForbiddenException e, RoutingContext context) {
        return answer(new NotAllowed(), context);
    }

    @ServerExceptionMapper
    public Response database(MongoException e, RoutingContext context) {
        return MongoFailures.isUnavailable(e) ? answer(new DatabaseUnavailable(), context) : unexpected(e, context);
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException e, RoutingContext context) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return answer(UnreadableBody.of(json), context);
        }
        int status = e.getResponse().getStatus();
        return status >= 500 ? unexpected(e, context) : answer(ofStatus(status), context);
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e, RoutingContext context) {
        if (context.request().isEnded() && context.response().closed()) {
            LOG.debug("the caller went away before the answer", e);
        } else {
            LOG.error("request failed unexpectedly", e);
        }
        return answer(new Unexpected(), context);
    }

    /** The failure that stands for a bare HTTP status below 500. */
    static Failure ofStatus(int status) {
        return switch (status) {
            case 401 -> new NotAuthenticated();
            case 403 -> new NotAllowed();
            case 404 -> new NoSuchResource();
            case 405 -> new WrongMethod();
            case 406 -> new NothingAcceptable();
            case 413 -> new BodyTooLarge();
            case 415 -> new UnsupportedMediaType();
            default -> new BadRequest();
        };
    }

    private Response answer(Failure failure, RoutingContext context) {
        return writer.response(failure.problem(), context);
    }

    private static FieldError fieldError(ConstraintViolation<?> violation) {
        // The first two nodes are the resource method and its parameter.
        String pointer = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .skip(2)
                .flatMap(ProblemMappers::steps)
                .collect(Collectors.joining("/", "#/", ""));
        return new FieldError(pointer, violation.getMessage());
    }

    /** An element of a list has an index and no name of its own. */
    private static Stream<String> steps(Path.Node node) {
        String name = node.getKind() == ElementKind.CONTAINER_ELEMENT ? null : node.getName();
        String index = node.getIndex() == null ? null : node.getIndex().toString();
        return Stream.of(Optional.ofNullable(index), Optional.ofNullable(name))
                .flatMap(Optional::stream)
                .filter(step -> !step.isEmpty());
    }
}
