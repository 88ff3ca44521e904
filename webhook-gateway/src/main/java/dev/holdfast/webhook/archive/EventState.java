package dev.holdfast.webhook.archive;

/** How an event stands with intake. */
public enum EventState {
    /** Understood as far as intake has to; a job processes it. */
    STORED,
    /** Authentic and not understood; kept for people to look at, no job. */
    UNREADABLE
}
