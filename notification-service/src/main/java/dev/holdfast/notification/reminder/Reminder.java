package dev.holdfast.notification.reminder;

import java.time.Instant;

/**
 * One reminder of one booking.
 *
 * @param minutesBefore the promise: no later than so many minutes before the start
 * @param at when it is sent
 */
record Reminder(int minutesBefore, Instant at) {}
