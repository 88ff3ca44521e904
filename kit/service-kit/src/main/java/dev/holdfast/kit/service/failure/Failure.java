package dev.holdfast.kit.service.failure;

/**
 * Why a request ends without what was asked for. Each feature has one sealed interface that extends this one, with a record
 * per reason; it travels as the failure of a {@code Uni} and leaves as RFC 9457.
 */
public interface Failure {

    /** What the outside sees of this failure. Safe to show to the caller; never an exception message or a class name. */
    Problem problem();

    /** This failure as something that can be thrown. */
    default FailureException asException() {
        return new FailureException(this);
    }
}
