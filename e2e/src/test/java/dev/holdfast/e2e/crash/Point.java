package dev.holdfast.e2e.crash;

/** Where a job is on its way, as MongoDB and the outside world show it. */
enum Point {
    /** In the outbox of the document that wants it, and nowhere else. */
    STORED,
    /** In {@code jobs}, nobody has taken it. */
    RELAYED,
    /** Held by a worker, the effect has not happened. */
    CLAIMED,
    /** The effect has happened, the job is still held. */
    EFFECT_SENT,
    /** Done. */
    COMPLETED
}
