package dev.holdfast.booking.booking;

import dev.holdfast.booking.booking.BookingFailure.SlotTaken;
import dev.holdfast.booking.booking.FreeStarts.Judgement;
import dev.holdfast.booking.booking.FreeStarts.Judgement.Free;
import dev.holdfast.booking.booking.FreeStarts.Judgement.NoHours;
import dev.holdfast.booking.booking.FreeStarts.Judgement.NotFree;
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
     * Answers the numbers that the booking then has under caps. Fails with {@link SlotTaken} where the caller may not have it at its time:
     * clients only one that they are offered, staff any that neither a booking nor anything else takes. Whether an active booking holds
     * what a new one of a client wants, or will in a moment, the unique index says.
     *
     * @param offering of the booking; {@code null} if it is not known any more
     */
    Uni<CapKeys> requireFree(Caller caller, @Nullable Offering offering, Booking wanted) {
        Uni<Judgement> judgement = caller.isStaff() || offering == null
                ? Uni.createFrom().item(new NoHours())
                : freeStarts.judge(offering, wanted);
        return judgement.chain(judged -> switch (judged) {
            case Free(var capKeys) -> Uni.createFrom().item(capKeys);
            case NotFree(var obstacle) ->
                Uni.createFrom().failure(refusal(wanted, obstacle, List.of()).asException());
            case NoHours() -> requireUntaken(wanted);
        });
    }

    private Uni<CapKeys> requireUntaken(Booking wanted) {
        return Uni.combine()
                .all()
                .unis(store.around(wanted), freeStarts.isBlocked(wanted))
                .asTuple()
                .invoke(found -> requireUntaken(wanted, found.getItem1(), found.getItem2()))
                .replaceWith(CapKeys.NONE);
    }

    private static void requireUntaken(Booking wanted, List<BookingDocument> others, boolean isBlocked) {
        if (isBlocked || !Placement.isFree(wanted.time(), wanted.wanted(), others)) {
            throw refusal(wanted, SlotObstacle.TAKEN, List.of()).asException();
        }
    }

    /** Whether a wanted time was refused, by rule or by a unique index. */
    static boolean isRefusal(Throwable failure) {
        return Bookings.isTimeTaken(failure)
                || Bookings.isNumberTaken(failure)
                || (failure instanceof FailureException e && e.failure() instanceof SlotTaken);
    }

    /**
     * Fails with {@link SlotTaken} that names what is free; without it, when that cannot be found out now.
     *
     * @param failure as which the refusal showed itself, see {@link #isRefusal}
     */
    Uni<Booking> refuse(Booking wanted, Throwable failure) {
        SlotObstacle obstacle = obstacle(failure);
        return freeStarts
                .after(wanted, ALTERNATIVES)
                .onFailure()
                .recoverWithItem(List.of())
                .chain(free ->
                        Uni.createFrom().failure(refusal(wanted, obstacle, free).asException()));
    }

    private static SlotObstacle obstacle(Throwable failure) {
        if (failure instanceof FailureException e && e.failure() instanceof SlotTaken refused) {
            return refused.obstacle();
        }
        return Bookings.isNumberTaken(failure) ? SlotObstacle.TOO_MANY : SlotObstacle.TAKEN;
    }

    private static SlotTaken refusal(Booking wanted, SlotObstacle obstacle, List<FreeTime> free) {
        return new SlotTaken(wanted.time().startsAt(), obstacle, free);
    }
}
