package dev.holdfast.booking.calendly.intake;

import dev.holdfast.booking.booking.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * What was booked at Calendly and for when.
 *
 * @param eventType the event type's URI
 * @param location where it takes place, if the practice set it: nothing an invitee typed
 */
record Appointment(
        String eventType, TimeSpan time, @Nullable String location) {}
