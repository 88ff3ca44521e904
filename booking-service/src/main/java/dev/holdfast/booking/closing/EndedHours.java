package dev.holdfast.booking.closing;

import dev.holdfast.booking.offering.Offerings;
import dev.holdfast.booking.schedule.Schedules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The working hours of whoever's account is closed, where clients could book with them. */
@ApplicationScoped
class EndedHours {

    private final Offerings offerings;
    private final Schedules schedules;

    EndedHours(Offerings offerings, Schedules schedules) {
        this.offerings = offerings;
        this.schedules = schedules;
    }

    /** Ends them, also where none are stored and an offering names the user: without any, every time could be booked. */
    Uni<Void> endOf(String userId) {
        return isBookable(userId)
                .chain(bookable ->
                        bookable ? schedules.end(userId) : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> isBookable(String userId) {
        return schedules
                .find(userId)
                .chain(hours -> hours == null
                        ? offerings.isNamed(userId)
                        : Uni.createFrom().item(true));
    }
}
