package dev.holdfast.booking.booking;

/** What is in the way of a start. Staff are only stopped by what is {@link #TAKEN}. */
public enum SlotObstacle {
    /** A booking or something else that is busy. */
    TAKEN("taken", "Something else is there, or too close to it."),

    /** It has begun, or the notice that the offering wants is not kept. */
    TOO_SOON("too-soon", "It begins too soon."),

    /** It is beyond the offering's horizon. */
    TOO_FAR_AHEAD("too-far-ahead", "It cannot be booked that far ahead yet."),

    /** Not all of it is working time. */
    OUTSIDE_HOURS("outside-hours", "It is outside of working hours."),

    /** It is working time, and on none of the steps from the beginning of its range of working hours. */
    BETWEEN_STEPS("between-steps", "No session begins at that time of the day."),

    /** A cap of its day or week is reached. */
    TOO_MANY("too-many", "No more of these are taken on that day or in that week.");

    private final String wire;
    private final String sentence;

    SlotObstacle(String wire, String sentence) {
        this.wire = wire;
        this.sentence = sentence;
    }

    /** As it is written in JSON. */
    String wire() {
        return wire;
    }

    /** For people. */
    String sentence() {
        return sentence;
    }
}
