package dev.holdfast.localstack.process;

import org.jspecify.annotations.Nullable;

/** A part could not be started. The message is one sentence for people and names the part. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String part;
    private final String logEnd;

    public StartFailure(String part, String message) {
        this(part, message, "", null);
    }

    public StartFailure(String part, String message, String logEnd, @Nullable Throwable cause) {
        super(message, cause);
        this.part = part;
        this.logEnd = logEnd;
    }

    public String part() {
        return part;
    }

    /** The last lines of the part's log; empty where there are none. */
    public String logEnd() {
        return logEnd;
    }
}
