package dev.holdfast.identity.account;

/** What came of the wish to create a user. */
public sealed interface CreateOutcome {

    record Created(User user) implements CreateOutcome {}

    /** Somebody has this address already, or got it at the very same moment. */
    record AddressTaken() implements CreateOutcome {}
}
