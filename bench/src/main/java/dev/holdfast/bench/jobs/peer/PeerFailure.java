package dev.holdfast.bench.jobs.peer;

import org.jspecify.annotations.Nullable;

/** A peer that could not be measured. */
public final class PeerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PeerFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
