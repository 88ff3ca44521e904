package dev.holdfast.e2e.overlap;

import dev.holdfast.e2e.overlap.Request.Accepted;
import dev.holdfast.e2e.overlap.Request.Book;
import dev.holdfast.e2e.overlap.Request.Move;
import dev.holdfast.e2e.overlap.Violation.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What holds after every commit: each five minutes that an active booking wants, buffers included, are held by exactly one active
 * booking; two of them overlap only where staff wanted so, or where a booking that Calendly accepted shares no more than buffers; and
 * those that do are on record with each other, and no others are.
 */
final class HeldTime {

    private final Set<String> overriding;
    private final Map<String, Set<Span>> movedOver;
    private final Map<String, State> now = new LinkedHashMap<>();
    private final Set<Violation> found = new LinkedHashSet<>();

    private HeldTime(Set<String> overriding, Map<String, Set<Span>> movedOver) {
        this.overriding = overriding;
        this.movedOver = movedOver;
    }

    static Set<Violation> check(Account account) {
        var held = new HeldTime(overriding(account), movedOver(account));
        account.commits().forEach(held::take);
        return held.found;
    }

    private static Set<String> overriding(Account account) {
        return account.requests().stream()
                .filter(request -> request.ask() instanceof Book book && book.override())
                .filter(request -> request.outcome() instanceof Accepted)
                .map(request -> ((Accepted) request.outcome()).id())
                .collect(Collectors.toSet());
    }

    /** Where staff wanted a booking whatever else is there, and nowhere else. */
    private static Map<String, Set<Span>> movedOver(Account account) {
        return account.requests().stream()
                .filter(request -> request.outcome() instanceof Accepted)
                .map(Request::ask)
                .filter(ask -> ask instanceof Move move && move.override())
                .map(Move.class::cast)
                .collect(Collectors.groupingBy(Move::about, Collectors.mapping(Move::time, Collectors.toSet())));
    }

    private void take(Commit commit) {
        commit.written().forEach(state -> now.put(state.id(), state));
        now.keySet().removeAll(commit.removed());
        Map<Long, List<State>> holders = holders();
        List<State> active = now.values().stream().filter(State::isActive).toList();
        for (State booking : active) {
            lookAtTime(booking, holders);
            lookAtRecord(booking);
        }
        for (State written : commit.written()) {
            active.forEach(other -> lookAtPair(written, other));
        }
    }

    private Map<Long, List<State>> holders() {
        Map<Long, List<State>> holders = new HashMap<>();
        for (State booking : now.values()) {
            booking.claims().forEach(bucket -> holders.computeIfAbsent(bucket, none -> new ArrayList<>())
                    .add(booking));
            if (!new HashSet<>(wanted(booking)).containsAll(booking.claims())) {
                add(Kind.UNCLAIMED, booking + " holds time that it does not want");
            }
        }
        return holders;
    }

    private static List<Long> wanted(State booking) {
        return booking.isActive() ? booking.whole().buckets() : List.of();
    }

    private void lookAtTime(State booking, Map<Long, List<State>> holders) {
        for (Long bucket : wanted(booking)) {
            List<State> there = holders.getOrDefault(bucket, List.of());
            if (there.isEmpty()) {
                add(Kind.UNCLAIMED, booking + " wants time that nobody holds");
            } else if (there.size() > 1) {
                add(Kind.OVERLAP, there.get(0) + " and " + there.get(1) + " hold the same time");
            } else if (!there.getFirst().equals(booking) && !booking.isBeside(there.getFirst())) {
                add(Kind.UNRECORDED, booking + " wants what " + there.getFirst() + " holds");
            }
        }
    }

    private void lookAtRecord(State booking) {
        for (String named : booking.overrides()) {
            State other = now.get(named);
            if (other == null || !booking.isBeside(other) || !share(booking, other)) {
                add(Kind.UNRECORDED, booking + " overrides " + (other == null ? named : other) + ", which is not so");
            }
        }
        for (String named : booking.sharedWith()) {
            State other = now.get(named);
            if (other == null || !other.isBeside(booking)) {
                add(Kind.UNRECORDED, booking + " is not overridden by " + (other == null ? named : other));
            }
        }
    }

    private static boolean share(State one, State other) {
        return !Collections.disjoint(wanted(one), wanted(other));
    }

    private void lookAtPair(State one, State other) {
        if (one.id().equals(other.id()) || !share(one, other)) {
            return;
        }
        if (one.whole().overlaps(other.whole()) && !mayBeside(one, other) && !mayBeside(other, one)) {
            add(Kind.OVERLAP, one + " and " + other + ", and nobody wanted so");
        } else if (!one.isBeside(other) && !other.isBeside(one)) {
            add(Kind.UNRECORDED, one + " and " + other + " share time");
        }
    }

    private boolean mayBeside(State one, State other) {
        return overriding.contains(one.id())
                || movedOver.getOrDefault(one.id(), Set.of()).contains(one.time())
                || (one.isFromCalendly() && !one.time().overlaps(other.time()));
    }

    private void add(Kind kind, String seen) {
        found.add(new Violation(kind, seen));
    }
}
