package dev.holdfast.kit.job.store;

/** Where a job is in its life. */
public enum JobState {
    /** Waits for its time, or for a worker. */
    READY,
    /** Held by one worker under a lease. */
    RUNNING,
    /** Its effect happened. */
    DONE,
    /** Not wanted any more when it ran. */
    CANCELLED,
    /** Nobody ran it while it was worth anything. */
    EXPIRED,
    /** Given up: refused for good, or out of attempts. */
    DEAD,
    /** Whether its effect happened cannot be known, and it may not be repeated. */
    UNKNOWN;

    /** Is this a state no job leaves? */
    public boolean isFinal() {
        return this != READY && this != RUNNING;
    }
}
