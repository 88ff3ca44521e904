package dev.holdfast.booking.calendar;

import dev.holdfast.booking.booking.TimeSpan;

/**
 * Time of one practitioner that cannot be booked.
 *
 * @param source what takes the time, such as the URI of a Calendly invitee; there is one block per source
 * @param why a stable word for staff, nothing private
 */
public record BusyBlock(String source, String practitionerId, TimeSpan time, String why) {}
