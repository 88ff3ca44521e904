package dev.holdfast.localstack.binary;

import org.jspecify.annotations.Nullable;

/** No usable program was found. The message is one sentence that says what to do. */
public final class BinaryFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BinaryFailure(String message) {
        this(message, null);
    }

    public BinaryFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
