package dev.holdfast.booking.booking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where Calendly moved a booking to.
 *
 * @param invitees the invitees that came to stand for it one after the other; the last one stands for it now
 * @param isCanceled whether the last one was cancelled since
 */
public record CalendlyMove(
        List<String> invitees, TimeSpan time, @Nullable String location, boolean isCanceled) {

    public CalendlyMove {
        invitees = List.copyOf(invitees);
    }

    String current() {
        return invitees.getLast();
    }
}
