package dev.holdfast.booking.practice;

/** What happens to a booking while the external calendar it was checked against is older than the bound. */
public enum StaleCalendarPolicy {
    /** It is refused. */
    REFUSE,
    /** It is taken as a request that staff confirm. */
    REQUEST,
    /** It is confirmed all the same. */
    ACCEPT
}
