package dev.holdfast.kit.service.failure;

import java.time.Duration;
import java.util.List;

/** Failures that any endpoint of any service can end with. */
public sealed interface CommonFailure extends Failure {

    /** One thing that is wrong with a request: where (a JSON Pointer fragment, RFC 6901) and what is allowed instead. */
    record FieldError(String pointer, String detail) {}

    /** The body is not JSON, or a value has the wrong JSON type, which is named. */
    record MalformedBody(String detail, List<FieldError> errors) implements CommonFailure {
        public MalformedBody {
            errors = List.copyOf(errors);
        }
    }

    /** The request can be read and breaks rules; each is named. */
    record InvalidRequest(List<FieldError> errors) implements CommonFailure {
        public InvalidRequest {
            errors = List.copyOf(errors);
        }
    }

    /** No token, or one that is not valid here. */
    record NotAuthenticated() implements CommonFailure {}

    /** A valid token that does not allow this; what of the request it does not allow is named, where it is not the whole. */
    record NotAllowed(List<FieldError> errors) implements CommonFailure {

        public NotAllowed {
            errors = List.copyOf(errors);
        }

        public NotAllowed() {
            this(List.of());
        }

        public NotAllowed(String pointer, String detail) {
            this(List.of(new FieldError(pointer, detail)));
        }
    }

    /** There is nothing at this path. */
    record NoSuchResource() implements CommonFailure {}

    /** The path exists with other methods. */
    record WrongMethod() implements CommonFailure {}

    /** The caller accepts no form in which this can be answered. */
    record NothingAcceptable() implements CommonFailure {}

    /** The body is not of a media type that is read here. */
    record UnsupportedMediaType() implements CommonFailure {}

    /** The body is larger than the limit. */
    record BodyTooLarge() implements CommonFailure {}

    /** The body did not arrive whole in time. */
    record BodyIncomplete() implements CommonFailure {}

    /** The request is broken below the level of a body: path, header or parameter. */
    record BadRequest() implements CommonFailure {}

    /** MongoDB is away or too slow; nothing can be promised about a write that was under way. */
    record DatabaseUnavailable() implements CommonFailure {}

    /** There is no key set yet to check the caller's token against; that is our trouble, not the caller's. */
    record KeysUnavailable() implements CommonFailure {}

    /** A neighbour or a resource of ours is busy or away. */
    record TryAgain(Duration after) implements CommonFailure {}

    /** A bug of ours. */
    record Unexpected() implements CommonFailure {}

    @Override
    default Problem problem() {
        return switch (this) {
            case MalformedBody(var detail, var errors) ->
                naming(
                        errors,
                        Problem.of(FailureKind.MALFORMED, "malformed-body", "The request body cannot be read")
                                .detail(detail));
            case InvalidRequest(var errors) ->
                Problem.of(FailureKind.INVALID, "invalid-request", "The request breaks a rule")
                        .with("errors", errors);
            case NotAuthenticated() -> Problem.of(FailureKind.UNAUTHENTICATED, "not-authenticated", "Please sign in");
            case NotAllowed(var errors) ->
                naming(
                        errors,
                        Problem.of(FailureKind.FORBIDDEN, "not-allowed", "This is not allowed for your account"));
            case NoSuchResource() -> Problem.of(FailureKind.NOT_FOUND, "not-found", "There is nothing here");
            case WrongMethod() ->
                Problem.of(FailureKind.METHOD_NOT_ALLOWED, "method-not-allowed", "This method is not offered here");
            case NothingAcceptable() ->
                Problem.of(FailureKind.NOT_ACCEPTABLE, "not-acceptable", "No acceptable form of this answer");
            case UnsupportedMediaType() ->
                Problem.of(FailureKind.UNSUPPORTED, "unsupported-media-type", "Send the body as application/json");
            case BodyTooLarge() ->
                Problem.of(FailureKind.TOO_LARGE, "body-too-large", "The request body is larger than 256 KiB");
            case BodyIncomplete() ->
                Problem.of(FailureKind.MALFORMED, "body-incomplete", "The request body did not arrive in time");
            case BadRequest() -> Problem.of(FailureKind.MALFORMED, "bad-request", "The request cannot be understood");
            case DatabaseUnavailable() ->
                Problem.of(FailureKind.UNAVAILABLE, "database-unavailable", "The service cannot be used right now")
                        .retryAfter(Duration.ofSeconds(2));
            case KeysUnavailable() ->
                Problem.of(FailureKind.UNAVAILABLE, "keys-unavailable", "Sign-ins cannot be checked right now")
                        .retryAfter(Duration.ofSeconds(2));
            case TryAgain(var after) ->
                Problem.of(FailureKind.UNAVAILABLE, "try-again", "The service is busy, please try again")
                        .retryAfter(after);
            case Unexpected() -> Problem.of(FailureKind.UNEXPECTED, "unexpected", "Something went wrong on our side");
        };
    }

    private static Problem naming(List<FieldError> errors, Problem problem) {
        return errors.isEmpty() ? problem : problem.with("errors", errors);
    }
}
