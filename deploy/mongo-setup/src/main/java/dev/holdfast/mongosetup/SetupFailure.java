package dev.holdfast.mongosetup;

/** Why MongoDB could not be prepared, in one sentence for whoever runs the deployment. */
final class SetupFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SetupFailure(String sentence) {
        super(sentence);
    }

    SetupFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
