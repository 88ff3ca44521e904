package dev.holdfast.booking.booking;

import dev.holdfast.booking.booking.BookingFailure.SlotTaken;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Who may have which time, and how it is refused: with the next ones that are free. */
@ApplicationScoped
class Refusals {

    private static final int ALTERNATIVES = 5;

    private final FreeStarts freeStarts;

    Refusals(FreeStarts freeStarts) {
        this.freeStarts = freeStarts;
    }

    /** Fails with {@link SlotTaken} where a client may not have the booking at its time; staff may have any that is not taken. */
    Uni<Void> requireAllowed(Caller caller, Booking wanted) {
        return caller.isStaff()
                ? Uni.createFrom().voidItem()
                : freeStarts
                        .allow(wanted)
                        .invoke(allowed -> {
                            if (!allowed) {
                                throw taken(wanted, List.of()).asException();
                            }
                        })
                        .replaceWithVoid();
    }

    /** Whether a wanted time was refused, by rule or by the unique index. */
    static boolean isRefusal(Throwable failure) {
        return Bookings.isTimeTaken(failure)
                || (failure instanceof FailureException e && e.failure() instanceof SlotTaken);
    }

    /** Fails with {@link SlotTaken} that names what is free; without it, when that cannot be found out now. */
    Uni<Booking> refuse(Booking wanted) {
        return freeStarts
                .after(wanted, ALTERNATIVES)
                .onFailure()
                .recoverWithItem(List.of())
                .chain(free -> Uni.createFrom().failure(taken(wanted, free).asException()));
    }

    private static SlotTaken taken(Booking wanted, List<FreeTime> free) {
        return new SlotTaken(wanted.time().startsAt(), free);
    }
}
