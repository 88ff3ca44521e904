package dev.holdfast.e2e.crash;

/** What keeps a story at a point. */
sealed interface Hold {

    /** MongoDB does not answer this command of this service on this collection. */
    record Command(String service, String name, String collection) implements Hold {}

    /** The process is frozen. */
    record Frozen(String service) implements Hold {}

    /** The mail server takes the next mail and does not say so. */
    record MailAnswer() implements Hold {}
}
