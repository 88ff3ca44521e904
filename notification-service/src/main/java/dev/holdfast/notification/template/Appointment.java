package dev.holdfast.notification.template;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One appointment as a calendar knows it.
 *
 * @param id fixed for its life, also when it moves
 * @param sequence grows with every change of time and with the cancellation; calendars ignore what is older
 * @param location where, or none
 * @param note what the reader may want to know besides
 */
public record Appointment(
        String id,
        int sequence,
        String title,
        Instant startsAt,
        Instant endsAt,
        @Nullable String location,
        String note) {}
