package dev.holdfast.kit.job.hint;

/** The configured queue Redis has another role or would drop hints. It is not used: its data would not survive as hints must. */
public final class ForeignRedisException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForeignRedisException(String message) {
        super(message, null, false, false);
    }
}
