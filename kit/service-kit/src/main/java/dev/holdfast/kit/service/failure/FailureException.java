package dev.holdfast.kit.service.failure;

/** Carries a {@link Failure} through a pipeline. It has no stack trace, because the failure's record says all there is to say. */
public final class FailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public FailureException(Failure failure) {
        super(failure.problem().slug(), null, false, false);
        this.failure = failure;
    }

    /** The reason. */
    public Failure failure() {
        return failure;
    }
}
