package dev.holdfast.kit.service.failure;

/** How a request ended, in the words of the domain; each kind is one HTTP status (RFC 9110, section 15). */
public enum FailureKind {
    /** It cannot be read. */
    MALFORMED(400),
    /** There is no valid caller. */
    UNAUTHENTICATED(401),
    /** The caller is known and may not do this. */
    FORBIDDEN(403),
    /** It is not there, or it is somebody else's. */
    NOT_FOUND(404),
    /** The path exists, the method does not. */
    METHOD_NOT_ALLOWED(405),
    /** No representation that the caller accepts. */
    NOT_ACCEPTABLE(406),
    /** The state does not allow it, or somebody was first. */
    CONFLICT(409),
    /** The body is larger than allowed. */
    TOO_LARGE(413),
    /** The body is of a media type that is not read here. */
    UNSUPPORTED(415),
    /** It can be read and breaks a rule. */
    INVALID(422),
    /** Too often; comes with {@code Retry-After}. */
    RATE_LIMITED(429),
    /** A bug of ours. */
    UNEXPECTED(500),
    /** Somebody we called answered badly. */
    UPSTREAM(502),
    /** It cannot be served now; may come with {@code Retry-After}. */
    UNAVAILABLE(503);

    private final int status;

    FailureKind(int status) {
        this.status = status;
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }
}
