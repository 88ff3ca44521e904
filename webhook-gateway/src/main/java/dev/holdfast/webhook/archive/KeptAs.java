package dev.holdfast.webhook.archive;

/** What an authentic delivery was to the archive. Each of them is acknowledged. */
public enum KeptAs {
    /** A new event, with its job. */
    STORED,
    /** A new body that cannot be read. */
    UNREADABLE,
    /** A known event in a form not seen before, kept beside the first. */
    RERENDERED,
    /** A known event in a known form, or in one form too many. */
    DUPLICATE
}
