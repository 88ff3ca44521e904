package dev.holdfast.e2e.overlap;

import dev.holdfast.e2e.overlap.Request.Accepted;
import dev.holdfast.e2e.overlap.Request.Book;
import dev.holdfast.e2e.overlap.Request.Cancel;
import dev.holdfast.e2e.overlap.Request.Ended;
import dev.holdfast.e2e.overlap.Request.Move;
import dev.holdfast.e2e.overlap.Request.Taken;
import dev.holdfast.e2e.overlap.Request.Unclear;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much of what happened at a calendar, in words: a proof by a crowd that did nothing would be none. */
record Tally(Map<String, Long> counts) {

    /** What has to have happened. */
    static final String[] ALL = {
        "book: accepted",
        "book: taken",
        "override: accepted",
        "move: accepted",
        "move: taken",
        "move over: accepted",
        "cancel: accepted",
        "at Calendly: booked",
        "at Calendly: moved",
        "at Calendly: cancelled",
        "commit",
        "decided: CONFLICTED",
        Tally.ASIDE
    };

    /** One is put beside another that holds none of the time that both want: a third does. */
    private static final String ASIDE = "beside one that holds nothing of it";

    /** What may not happen. */
    static final String UNCLEAR = "unclear";

    static Tally of(Account account) {
        Stream<String> asked = account.requests().stream().map(Tally::words);
        Stream<String> repeated = account.requests().stream()
                .filter(request -> request.attempts() > 1)
                .map(request -> "asked again");
        Stream<String> atCalendly = account.guests().stream()
                .flatMap(guest -> guest.words().stream())
                .map(word -> "at Calendly: " + word.what().name().toLowerCase(java.util.Locale.ROOT));
        Stream<String> decided = new Course(account)
                .all().stream()
                        .flatMap(course -> course.stream())
                        .map(stay -> "decided: " + stay.state().status());
        Stream<String> commits = account.commits().stream().map(commit -> "commit");
        return new Tally(Stream.of(asked, repeated, atCalendly, decided, commits, aside(account))
                .flatMap(Function.identity())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting())));
    }

    private static Stream<String> aside(Account account) {
        Map<String, State> latest = new HashMap<>();
        List<String> seen = new ArrayList<>();
        for (Commit commit : account.commits()) {
            commit.written().forEach(state -> latest.put(state.id(), state));
            for (State state : commit.written()) {
                state.overrides().stream()
                        .map(latest::get)
                        .filter(other -> Collections.disjoint(state.whole().buckets(), other.claims()))
                        .forEach(other -> seen.add(ASIDE));
            }
        }
        return seen.stream();
    }

    private static String words(Request request) {
        String ask =
                switch (request.ask()) {
                    case Book book -> book.override() ? "override" : "book";
                    case Move move -> move.override() ? "move over" : "move";
                    case Cancel cancel -> "cancel";
                };
        return switch (request.outcome()) {
            case Accepted accepted -> ask + ": accepted";
            case Taken() -> ask + ": taken";
            case Ended() -> ask + ": ended";
            case Unclear unclear -> UNCLEAR;
        };
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }
}
