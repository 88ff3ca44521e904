package dev.holdfast.e2e.overlap;

import dev.holdfast.e2e.overlap.Course.Stay;
import dev.holdfast.e2e.overlap.Request.Accepted;
import dev.holdfast.e2e.overlap.Request.Book;
import dev.holdfast.e2e.overlap.Request.Cancel;
import dev.holdfast.e2e.overlap.Request.Ended;
import dev.holdfast.e2e.overlap.Request.Move;
import dev.holdfast.e2e.overlap.Request.Taken;
import dev.holdfast.e2e.overlap.Request.Unclear;
import dev.holdfast.e2e.overlap.Violation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Whether what was answered is true: what was accepted is there as it was accepted, and what was refused had something in its way. */
final class Answers {

    private final Course course;
    private final List<Violation> found = new ArrayList<>();

    private Answers(Course course) {
        this.course = course;
    }

    static List<Violation> check(Account account, Course course) {
        var answers = new Answers(course);
        account.requests().forEach(answers::look);
        return answers.found;
    }

    private void look(Request request) {
        switch (request.outcome()) {
            case Accepted accepted -> lookAtPromise(request, accepted);
            case Taken() -> lookAtRefusal(request);
            case Ended() -> lookAtEnd(request);
            case Unclear unclear -> {
                // it may have happened or not
            }
        }
    }

    private void lookAtPromise(Request request, Accepted accepted) {
        Stay promised = course.find(accepted.id(), accepted.rev());
        if (promised == null
                || !promised.state().status().equals(accepted.status())
                || !promised.state().time().equals(accepted.time())
                || promised.at().isAfter(request.ended().plus(Course.DOUBT))
                || !isAsAsked(request, accepted)) {
            add(Kind.LOST, request + " and there is " + course.of(accepted.id()));
        }
    }

    /** What is asked for again is answered as the booking is by then. */
    private boolean isAsAsked(Request request, Accepted accepted) {
        return switch (request.ask()) {
            case Book book -> isBornAs(book, accepted.id());
            case Move move ->
                move.about().equals(accepted.id())
                        && (move.time().equals(accepted.time()) || wasThereMeanwhile(request, move));
            case Cancel cancel ->
                cancel.about().equals(accepted.id()) && accepted.status().equals("CANCELLED");
        };
    }

    /** An earlier attempt moved it there, and others moved it on before the last one was answered. */
    private boolean wasThereMeanwhile(Request request, Move move) {
        return request.attempts() > 1
                && course.of(move.about()).stream()
                        .anyMatch(stay -> stay.state().time().equals(move.time())
                                && stay.isPossibleWithin(request.begun(), request.ended()));
    }

    private boolean isBornAs(Book book, String id) {
        State born = course.of(id).getFirst().state();
        return born.isActive()
                && born.time().equals(book.time())
                && born.whole().equals(book.whole());
    }

    private void lookAtRefusal(Request request) {
        boolean clashed =
                switch (request.ask()) {
                    case Book book -> mayHaveClashed(request, book.time(), book.whole());
                    case Move move -> mayHaveClashed(request, move.time(), move.whole());
                    case Cancel cancel -> false;
                };
        if (!clashed) {
            add(Kind.NO_CLASH, request.toString());
        }
    }

    private boolean mayHaveClashed(Request request, Span time, Span whole) {
        return course.mayHaveMet(
                request.ask().about(),
                request.begun(),
                request.ended(),
                other -> isInTheWay(other, request, time, whole));
    }

    /** What waits for its time keeps staff from the appointment alone, clients from the buffers too. */
    private static boolean isInTheWay(State other, Request request, Span time, Span whole) {
        if (other.isWaiting() && request.byStaff()) {
            return other.time().overlaps(time);
        }
        return other.isOpen() && other.whole().overlaps(whole);
    }

    private void lookAtEnd(Request request) {
        String id = Objects.requireNonNullElse(request.ask().about(), "");
        boolean ended = course.of(id).stream()
                .anyMatch(stay -> !stay.state().isOpen() && stay.isPossibleWithin(request.begun(), request.ended()));
        if (!ended) {
            add(Kind.LOST, request + " and there is " + course.of(id));
        }
    }

    private void add(Kind kind, String seen) {
        found.add(new Violation(kind, seen));
    }
}
