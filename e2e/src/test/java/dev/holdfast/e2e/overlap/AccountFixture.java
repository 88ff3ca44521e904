package dev.holdfast.e2e.overlap;

import dev.holdfast.e2e.overlap.Guest.What;
import dev.holdfast.e2e.overlap.Guest.Word;
import dev.holdfast.e2e.overlap.Request.Accepted;
import dev.holdfast.e2e.overlap.Request.Ask;
import dev.holdfast.e2e.overlap.Request.Book;
import dev.holdfast.e2e.overlap.Request.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A calendar as it is told, one thing after the other, each a minute after the one before. Times are minutes of a day; every booking
 * takes half an hour and has ten minutes' buffer after it.
 */
final class AccountFixture {

    private static final Instant DAY = Instant.EPOCH.plus(Duration.ofDays(20_000));
    private static final Duration LENGTH = Duration.ofMinutes(30);
    private static final Duration BUFFER = Duration.ofMinutes(10);
    private static final Duration ATTEMPT = Duration.ofSeconds(10);

    private final List<Request> requests = new ArrayList<>();
    private final List<Guest> guests = new ArrayList<>();
    private final List<Commit> commits = new ArrayList<>();
    private final Map<String, State> now = new LinkedHashMap<>();
    private Instant clock = DAY.minus(Duration.ofDays(1));

    static Span time(int minute) {
        return Span.of(DAY.plus(Duration.ofMinutes(minute)), LENGTH);
    }

    static Span whole(int minute) {
        return time(minute).widened(Duration.ZERO, BUFFER);
    }

    /** A booking as somebody here asked for it, holding all it wants. */
    static State booked(String id, int minute) {
        return state(id, "SELF", "CONFIRMED", 1, minute);
    }

    /** A booking as Calendly accepted it. */
    static State arrived(String id, int minute) {
        return state(id, "CALENDLY", "CONFIRMED", 1, minute);
    }

    private static State state(String id, String source, String status, long rev, int minute) {
        Span whole = whole(minute);
        return new State(
                id,
                source,
                status,
                rev,
                DAY,
                time(minute),
                whole,
                Set.copyOf(whole.buckets()),
                Set.of(),
                Set.of(),
                source.equals("CALENDLY") ? Set.of("invitee of " + id) : Set.of());
    }

    /** The booking, decided anew. */
    static State now(State before, String status, int minute) {
        State after = state(before.id(), before.source(), status, before.rev() + 1, minute);
        return after.isActive() ? after : holding(after, Set.of());
    }

    /** Without what other bookings of that time hold, all of which it overrides. */
    static State beside(State booking, State... others) {
        Set<Long> rest = new HashSet<>(booking.claims());
        for (State other : others) {
            rest.removeAll(other.claims());
        }
        return copy(booking, booking.decided(), rest, ids(others), booking.sharedWith());
    }

    /** One that these override. */
    static State under(State first, State... others) {
        return copy(first, first.decided(), first.claims(), first.overrides(), ids(others));
    }

    private static Set<String> ids(State... bookings) {
        return Stream.of(bookings).map(State::id).collect(Collectors.toUnmodifiableSet());
    }

    static State holding(State booking, Set<Long> claims) {
        return copy(booking, booking.decided(), claims, booking.overrides(), booking.sharedWith());
    }

    private static State copy(
            State of, Instant decided, Set<Long> claims, Set<String> overrides, Set<String> sharedWith) {
        return new State(
                of.id(),
                of.source(),
                of.status(),
                of.rev(),
                decided,
                of.time(),
                of.whole(),
                claims,
                overrides,
                sharedWith,
                of.invitees());
    }

    /** MongoDB commits this, a minute after all before. */
    AccountFixture committed(State... written) {
        clock = clock.plusSeconds(60);
        List<State> decided = new ArrayList<>();
        for (State state : written) {
            State before = now.get(state.id());
            Instant at = before != null && before.rev() == state.rev() ? before.decided() : clock;
            decided.add(decidedAt(state, at));
        }
        decided.forEach(state -> now.put(state.id(), state));
        commits.add(new Commit(clock, decided, Set.of()));
        return this;
    }

    private static State decidedAt(State state, Instant at) {
        return copy(state, at, state.claims(), state.overrides(), state.sharedWith());
    }

    /** A booking is gone. */
    AccountFixture removed(String id) {
        clock = clock.plusSeconds(60);
        commits.add(new Commit(clock, List.of(), Set.of(id)));
        return this;
    }

    /** Somebody asked around the latest commit. */
    AccountFixture asked(Ask ask, Outcome outcome) {
        return asked(ask, outcome, false);
    }

    AccountFixture asked(Ask ask, Outcome outcome, boolean byStaff) {
        requests.add(new Request(ask, byStaff, clock.minus(ATTEMPT), clock.plus(ATTEMPT), 1, outcome));
        return this;
    }

    /** It was asked for before the latest commits, and again after them. */
    AccountFixture askedAgain(Ask ask, Outcome outcome) {
        requests.add(new Request(ask, false, clock.minus(Duration.ofMinutes(5)), clock.plus(ATTEMPT), 2, outcome));
        return this;
    }

    /** A booking that was asked for, accepted and written. */
    AccountFixture made(State booking) {
        return committed(booking).answered(booking, false);
    }

    /** The request for what was just written. */
    AccountFixture answered(State booking, boolean override) {
        return asked(new Book(booking.time(), booking.whole(), override), accepted(booking), override);
    }

    static Accepted accepted(State booking) {
        return new Accepted(booking.id(), booking.status(), booking.rev(), booking.time());
    }

    /** Somebody did this at Calendly. */
    AccountFixture guest(State booking, What... words) {
        guests.add(new Guest(List.of(words).stream()
                .map(what -> new Word(
                        what, "invitee of " + booking.id(), booking.time().from()))
                .toList()));
        return this;
    }

    List<Violation> violations() {
        return OverlapCheck.of(new Account(requests, guests, commits));
    }
}
