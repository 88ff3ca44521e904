package dev.holdfast.e2e.overlap;

import dev.holdfast.e2e.overlap.Course.Stay;
import dev.holdfast.e2e.overlap.Request.Accepted;
import dev.holdfast.e2e.overlap.Violation.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Whether everything that was written has a reason: a request that was accepted, something that happened at Calendly, or a time that
 * somebody waited for and that is free. Nothing is ever removed, what waits has something in its way, and what happened at Calendly is
 * written here unless people here decided otherwise.
 */
final class Reasons {

    private record Decision(String id, long rev) {}

    private final Account account;
    private final Course course;
    private final Set<Decision> decided = new HashSet<>();
    private final Set<String> doubtful = new HashSet<>();
    private final List<Violation> found = new ArrayList<>();
    private boolean doubtfulBirths;

    private Reasons(Account account, Course course) {
        this.account = account;
        this.course = course;
        account.requests().forEach(this::note);
    }

    static List<Violation> check(Account account, Course course) {
        var reasons = new Reasons(account, course);
        course.all().forEach(reasons::look);
        course.atLast().filter(State::isWaiting).forEach(reasons::lookAtWaiting);
        account.guests().forEach(reasons::lookAtGuest);
        account.commits().forEach(commit -> commit.removed().forEach(id -> reasons.add(Kind.LOST, id + " is removed")));
        return reasons.found;
    }

    private void note(Request request) {
        if (request.outcome() instanceof Accepted accepted) {
            decided.add(new Decision(accepted.id(), accepted.rev()));
        }
        String about = request.ask().about();
        if (request.isDoubtful() && about != null) {
            doubtful.add(about);
        }
        doubtfulBirths |= request.isDoubtful() && about == null;
    }

    private void look(List<Stay> stays) {
        lookAtBirth(stays.getFirst().state());
        for (int at = 0; at < stays.size(); at++) {
            Stay stay = stays.get(at);
            if (at > 0 && !isAsked(stays.get(at - 1).state(), stay.state())) {
                add(Kind.UNASKED, stays.get(at - 1).state() + " became " + stay.state());
            }
            if (stay.state().isWaiting()) {
                lookAtConflict(stay);
            }
        }
    }

    private void lookAtBirth(State born) {
        boolean asked = born.isFromCalendly()
                ? account.guests().stream().anyMatch(guest -> guest.owns(born))
                : doubtfulBirths || decided.contains(new Decision(born.id(), born.rev()));
        if (!asked) {
            add(Kind.UNASKED, "there is " + born);
        }
    }

    private boolean isAsked(State before, State after) {
        boolean hadWaited =
                before.isWaiting() && after.isActive() && after.time().equals(before.time());
        return hadWaited
                || decided.contains(new Decision(after.id(), after.rev()))
                || doubtful.contains(after.id())
                || account.guests().stream()
                        .anyMatch(guest -> guest.owns(after) && guest.words().size() > 1);
    }

    /** Whoever decided looked a moment before, and what was in the way then may have gone until it was written. */
    private void lookAtConflict(Stay waiting) {
        State booking = waiting.state();
        boolean clashed = course.mayHaveMet(
                booking.id(),
                booking.decided().minus(Course.DOUBT),
                waiting.at(),
                other -> other.isActive() && other.time().overlaps(booking.time()));
        if (!clashed) {
            add(Kind.NO_CLASH, booking.toString());
        }
    }

    private void lookAtWaiting(State booking) {
        boolean clashes = course.atLast()
                .anyMatch(other -> other.isActive() && other.time().overlaps(booking.time()));
        if (!clashes) {
            add(Kind.NO_CLASH, "at the end there still waits " + booking);
        }
    }

    private void lookAtGuest(Guest guest) {
        List<State> theirs = course.atLast().filter(guest::owns).toList();
        boolean followed = theirs.size() == 1 && isAsAtCalendly(theirs.getFirst(), guest);
        if (!followed) {
            add(Kind.NOT_FOLLOWED, guest + " and there is " + theirs);
        }
    }

    private boolean isAsAtCalendly(State booking, Guest guest) {
        boolean changedHere = doubtful.contains(booking.id())
                || account.requests().stream()
                        .anyMatch(request -> booking.id()
                                        .equals(Objects.requireNonNullElse(
                                                request.ask().about(), ""))
                                && request.outcome() instanceof Accepted);
        return changedHere
                || (guest.isCancelled()
                        ? booking.status().equals("CANCELLED")
                        : booking.isOpen()
                                && booking.time().from().equals(guest.last().startsAt()));
    }

    private void add(Kind kind, String seen) {
        found.add(new Violation(kind, seen));
    }
}
