package dev.holdfast.booking.booking;

/**
 * A booking as far as it takes time.
 *
 * @param isBusy whether it takes its time from others: it is active, or waits for its time
 */
public record BookedTime(String id, String offeringId, TimeSpan time, Buffers buffers, boolean isBusy) {}
