package dev.holdfast.booking.calendly.policy;

/** What is to become of a stray. */
sealed interface StrayVerdict {

    /** It was cancelled, moved or dealt with meanwhile. */
    record Over() implements StrayVerdict {}

    /** It takes place, its time is taken, nobody is asked. */
    record Leave(String why) implements StrayVerdict {}

    /** It does not take place any more, and an earlier run of ours may have cancelled it: what is left to do is done. */
    record Finish() implements StrayVerdict {}

    /** Staff decide. */
    record Ask(String why) implements StrayVerdict {}

    /** Something is wrong with all tokens: nothing is cancelled any more, and staff decide. */
    record Stop(String why) implements StrayVerdict {}

    /**
     * It is cancelled at Calendly.
     *
     * @param byStaff whether a person has said so; otherwise only as far as the brakes allow
     */
    record Cancel(boolean byStaff) implements StrayVerdict {}
}
