package dev.holdfast.booking.booking;

import dev.holdfast.booking.booking.BookingFailure.SlotTaken;
import dev.holdfast.booking.booking.FreeStarts.Judgement;
import dev.holdfast.booking.offering.Offering;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may have which time, and how it is refused: with the next ones that are free. */
@ApplicationScoped
class Refusals {

    private static final int ALTERNATIVES = 5;

    private final FreeStarts freeStarts;
    private final BookingStore store;

    Refusals(FreeStarts freeStarts, BookingStore store) {
        this.freeStarts = freeStarts;
        this.store = store;
    }

    /**
     * Fails with {@link SlotTaken} where the caller may not have the booking at its time: clients only one that they are offered, staff
     * any that is not taken. Whether an active booking holds what a new one of a client wants, or will in a moment, the unique index says.
     *
     * @param offering of the booking; {@code null} if it is not known any more
     */
    Uni<Void> requireFree(Caller caller, @Nullable Offering offering, Booking wanted) {
        Uni<Judgement> judgement = caller.isStaff() || offering == null
                ? Uni.createFrom().item(Judgement.NO_HOURS)
                : freeStarts.judge(offering, wanted);
        return judgement
                .chain(judged -> judged == Judgement.NO_HOURS
                        ? isUntaken(wanted)
                        : Uni.createFrom().item(judged == Judgement.FREE))
                .invoke(free -> requireFree(free, wanted))
                .replaceWithVoid();
    }

    private Uni<Boolean> isUntaken(Booking wanted) {
        return store.around(wanted).map(others -> Placement.isFree(wanted.time(), wanted.wanted(), others));
    }

    private static void requireFree(boolean free, Booking wanted) {
        if (!free) {
            throw taken(wanted, List.of()).asException();
        }
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
