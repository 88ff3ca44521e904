package dev.holdfast.faults.cell;

/**
 * The one place that knows by which words a message to MongoDB shows what it is for. Both set {@code doneAt}, a claim for the case that it
 * comes too late; only a claim bears a token.
 */
final class Commands {

    private Commands() {}

    /** Is this the message that claims jobs? */
    static boolean isClaim(String message) {
        return message.contains("doneAt") && message.contains("token");
    }

    /** Is this the message that ends jobs for good? */
    static boolean isEnd(String message) {
        return message.contains("doneAt") && !message.contains("token");
    }
}
