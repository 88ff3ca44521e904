package dev.holdfast.booking.schedule;

import java.time.Instant;

/**
 * A stretch of working time within one range of one date, during which the zone's offset stays the same.
 *
 * @param endsAt not worked any more
 * @param anchor when the clock shows the beginning of the range, if this offset had always held: starts are counted from it
 */
public record OpenTime(Instant startsAt, Instant endsAt, Instant anchor) {}
