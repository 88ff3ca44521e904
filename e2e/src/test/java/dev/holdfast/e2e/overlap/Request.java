package dev.holdfast.e2e.overlap;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked of a process of booking-service, and what came of it.
 *
 * @param byStaff whether staff asked; clients are bound by more
 * @param begun before the first attempt was sent
 * @param ended after the last attempt was answered
 * @param attempts more than one where nobody answered for certain at first: any of them may have happened
 */
record Request(Ask ask, boolean byStaff, Instant begun, Instant ended, int attempts, Outcome outcome) {

    /** What was asked for. */
    sealed interface Ask {

        /** The booking that is to change, or {@code null} for one that is to be. */
        @Nullable
        String about();
    }

    /** A booking; {@code override} is staff's wish to have it whatever else is there. */
    record Book(Span time, Span whole, boolean override) implements Ask {
        @Override
        public @Nullable String about() {
            return null;
        }
    }

    /** A move; {@code override} as with a booking. */
    record Move(String about, Span time, Span whole, boolean override) implements Ask {}

    record Cancel(String about) implements Ask {}

    /** What came of it. */
    sealed interface Outcome {}

    /** Done; this is the booking since. */
    record Accepted(String id, String status, long rev, Span time) implements Outcome {}

    /** The time is not free. */
    record Taken() implements Outcome {}

    /** The booking is over. */
    record Ended() implements Outcome {}

    /** Nobody knows, or nothing that may be answered: it may have happened. */
    record Unclear(String answer) implements Outcome {}

    /** Whether it may have done more than its last answer tells. */
    boolean isDoubtful() {
        return attempts > 1 || outcome instanceof Unclear;
    }
}
