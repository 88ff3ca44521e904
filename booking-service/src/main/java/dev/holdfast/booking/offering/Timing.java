package dev.holdfast.booking.offering;

/**
 * How much of the practitioner's day one booking takes, in minutes.
 *
 * @param durationMinutes the session itself
 * @param bufferBeforeMinutes kept free before it
 * @param bufferAfterMinutes kept free after it
 */
public record Timing(int durationMinutes, int bufferBeforeMinutes, int bufferAfterMinutes) {

    /** The most that is kept free on either side. */
    public static final int LONGEST_BUFFER_MINUTES = 240;
}
