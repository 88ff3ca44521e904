package dev.holdfast.e2e.crash;

/** What somebody begins and expects to end well, whatever dies meanwhile. Each is new. */
interface Story {

    /** Begins it; does not wait for its end. */
    void begin();

    /** The job to be looked at. */
    Watched watched();

    /**
     * Waits for the end, and fails unless it is the right one.
     *
     * @return how many copies of its mail arrived
     */
    int verifyEnd();
}
