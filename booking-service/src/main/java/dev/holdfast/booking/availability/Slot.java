package dev.holdfast.booking.availability;

import java.time.Instant;

/** A time at which a practitioner can be booked; buffers are not part of it. */
public record Slot(Instant startsAt, Instant endsAt, String practitionerId) {}
