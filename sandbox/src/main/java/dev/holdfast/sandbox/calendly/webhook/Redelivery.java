package dev.holdfast.sandbox.calendly.webhook;

/**
 * The wish to tell something once more, without retries.
 *
 * @param copies how many at once
 * @param reRendered whether the body is written anew, or sent byte for byte
 */
public record Redelivery(String event, String inviteeUri, int copies, boolean reRendered, Stamp stamp) {

    /** How the repeated message is signed. */
    public enum Stamp {
        FRESH,
        FIRST,
        DAY_OLD,
        WRONG
    }
}
