package dev.holdfast.booking.schedule;

import dev.holdfast.booking.booking.Booking;
import dev.holdfast.booking.booking.PractitionerHours;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The working hours as they are stored now. */
@ApplicationScoped
class StoredHours implements PractitionerHours {

    private final Schedules schedules;

    StoredHours(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    public Uni<@Nullable String> leavingOut(Booking booking) {
        return schedules
                .find(booking.parties().practitionerId())
                .map(schedule -> schedule == null ? null : OutsideHours.leavingOut(schedule, booking.time()));
    }
}
