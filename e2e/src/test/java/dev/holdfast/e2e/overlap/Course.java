package dev.holdfast.e2e.overlap;

import dev.holdfast.e2e.overlap.Request.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was decided about each booking, one decision after the other, and how long each may have been what others saw. */
final class Course {

    /**
     * How late MongoDB's clock may be, and how old what a transaction sees: much more than was ever seen, and much less than it takes to
     * fill a few hours with bookings.
     */
    static final Duration DOUBT = Duration.ofSeconds(1);

    /**
     * One decision.
     *
     * @param at when it was written
     * @param until after this nobody can have seen it as the last one
     */
    record Stay(State state, Instant at, Instant until) {

        /** Whether somebody may have met it within that time. */
        boolean isPossibleWithin(Instant begun, Instant ended) {
            return !at.minus(DOUBT).isAfter(ended) && !until.isBefore(begun);
        }
    }

    private record Decision(String id, long rev) {}

    private final Map<String, List<Stay>> stays = new LinkedHashMap<>();
    private final Map<Decision, Instant> known = new HashMap<>();

    Course(Account account) {
        account.requests().forEach(this::note);
        account.commits().forEach(commit -> commit.written().forEach(state -> add(state, commit.at())));
    }

    /** From then on everybody sees it: it was answered. */
    private void note(Request request) {
        if (request.outcome() instanceof Accepted accepted) {
            known.merge(
                    new Decision(accepted.id(), accepted.rev()),
                    request.ended(),
                    (one, other) -> one.isBefore(other) ? one : other);
        }
    }

    private void add(State state, Instant at) {
        List<Stay> course = stays.computeIfAbsent(state.id(), id -> new ArrayList<>());
        if (!course.isEmpty()) {
            Stay before = course.getLast();
            if (before.state().rev() == state.rev()) {
                return;
            }
            course.set(course.size() - 1, new Stay(before.state(), before.at(), seenBy(state, at)));
        }
        course.add(new Stay(state, at, Instant.MAX));
    }

    private Instant seenBy(State next, Instant at) {
        Instant late = at.plus(DOUBT);
        Instant answered = known.getOrDefault(new Decision(next.id(), next.rev()), late);
        return answered.isBefore(late) ? answered : late;
    }

    /** The decisions about each booking. */
    Collection<List<Stay>> all() {
        return stays.values();
    }

    /** The decisions about a booking; none where there is no such booking. */
    List<Stay> of(String id) {
        return stays.getOrDefault(id, List.of());
    }

    /** That very decision, or {@code null}. */
    @Nullable
    Stay find(String id, long rev) {
        return of(id).stream()
                .filter(stay -> stay.state().rev() == rev)
                .findFirst()
                .orElse(null);
    }

    /** How every booking stands at the end. */
    Stream<State> atLast() {
        return stays.values().stream().map(course -> course.getLast().state());
    }

    /** Whether a booking of this kind, another than that one, may have been met within that time. */
    boolean mayHaveMet(@Nullable String except, Instant begun, Instant ended, Predicate<State> kind) {
        return stays.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(except))
                .flatMap(entry -> entry.getValue().stream())
                .anyMatch(stay -> stay.isPossibleWithin(begun, ended) && kind.test(stay.state()));
    }
}
