package dev.holdfast.booking.booking;

import dev.holdfast.booking.booking.BookingFailure.Begun;
import dev.holdfast.booking.booking.BookingFailure.TooLate;
import dev.holdfast.booking.offering.BookingRules;
import dev.holdfast.booking.offering.Offerings;
import dev.holdfast.kit.service.caller.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Until when clients change their bookings themselves: as the offering says now, and never once they have begun. Staff may at any time. */
@ApplicationScoped
class PolicyWindows {

    private final Offerings offerings;
    private final Clock clock;

    PolicyWindows(Offerings offerings, Clock clock) {
        this.offerings = offerings;
        this.clock = clock;
    }

    /**
     * Fails with {@link Begun} or {@link TooLate} where the caller may not change the booking any more.
     *
     * @param window which of the offering's windows counts, in minutes before the start
     */
    Uni<Void> requireOpen(Caller caller, BookingDocument booking, ToIntFunction<BookingRules> window) {
        return caller.isStaff()
                ? Uni.createFrom().voidItem()
                : offerings
                        .find(booking.offeringId())
                        .map(offering -> offering == null ? 0 : window.applyAsInt(offering.rules()))
                        .invoke(minutes -> require(refusal(booking.startsAt(), minutes, clock.instant())))
                        .replaceWithVoid();
    }

    /** Why a client may not change a booking now, or {@code null}; the last moment of the window is in time. */
    static @Nullable BookingFailure refusal(Instant startsAt, int windowMinutes, Instant now) {
        Instant until = startsAt.minus(Duration.ofMinutes(windowMinutes));
        if (!now.isBefore(startsAt)) {
            return new Begun(startsAt);
        }
        return now.isAfter(until) ? new TooLate(until) : null;
    }

    private static void require(@Nullable BookingFailure refusal) {
        if (refusal != null) {
            throw refusal.asException();
        }
    }
}
