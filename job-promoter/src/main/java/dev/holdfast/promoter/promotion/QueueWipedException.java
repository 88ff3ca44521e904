package dev.holdfast.promoter.promotion;

/** The queue was wiped while it was being filled; what was pushed before may be gone. */
final class QueueWipedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QueueWipedException() {
        super("The queue was wiped meanwhile", null, false, false);
    }
}
