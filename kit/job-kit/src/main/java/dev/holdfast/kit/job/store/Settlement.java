package dev.holdfast.kit.job.store;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written when a claim ends. Each is one write under the claim's fence. */
public sealed interface Settlement {

    /** What a return to READY uses up. */
    enum Charge {
        /** Nothing: the job could not even be tried. */
        NOTHING("fence", 0),
        /** One attempt: its handler failed. */
        ATTEMPT("attempts", 1),
        /** One stall: its lease ran out. */
        STALL("stalls", 1);

        private final String field;
        private final int amount;

        Charge(String field, int amount) {
            this.field = field;
            this.amount = amount;
        }

        String field() {
            return field;
        }

        int amount() {
            return amount;
        }
    }

    /** The state the job is in afterwards. */
    JobState state();

    /** What went wrong, as a stable word; null where nothing did. */
    @Nullable
    String error();

    /**
     * The job is over.
     *
     * @param state a final one
     * @param result what the effect left behind, such as a provider's id
     */
    record Final(
            JobState state,
            @Nullable Map<String, Object> result,
            @Nullable String error) implements Settlement {
        public Final {
            if (!state.isFinal()) {
                throw new IllegalArgumentException(state + " is not final");
            }
        }
    }

    /** The job goes back and is due again after {@code delay}. */
    record Again(Duration delay, Charge charge, @Nullable String error) implements Settlement {
        @Override
        public JobState state() {
            return JobState.READY;
        }
    }
}
