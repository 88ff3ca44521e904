package dev.holdfast.booking.booking;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** When practitioners work, as far as it concerns where staff put a booking; implemented by a bean of the feature that knows it. */
public interface PractitionerHours {

    /**
     * A word for the hours of the booking's day, where they leave it outside; {@code null} where they do not, or none are stored. It is the
     * same word as long as that day's hours are the same.
     */
    Uni<@Nullable String> leavingOut(Booking booking);
}
