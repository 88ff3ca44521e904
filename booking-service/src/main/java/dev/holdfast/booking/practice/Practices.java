package dev.holdfast.booking.practice;

import dev.holdfast.kit.service.caller.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The practice's choices, read afresh each time: whoever acts on one asks right before. */
@ApplicationScoped
public class Practices {

    private final PracticeStore store;

    Practices(PracticeStore store) {
        this.store = store;
    }

    /** The choices as they are now; {@link Practice#DEFAULT} until somebody has chosen. */
    public Uni<Practice> get() {
        return store.read();
    }

    /**
     * Changes the choices. A repetition of the change that made the present version succeeds, so that a lost answer is no conflict;
     * fails with {@link PracticeFailure.ChangedMeanwhile} when somebody else was faster.
     */
    Uni<Practice> change(Practice chosen, Caller by) {
        return store.change(chosen, by.userId()).chain(store::read).invoke(now -> requireChosen(chosen, now));
    }

    private static void requireChosen(Practice chosen, Practice now) {
        if (now.version() != chosen.version() + 1 || !now.choosesAs(chosen)) {
            throw new PracticeFailure.ChangedMeanwhile(now.version()).asException();
        }
    }
}
