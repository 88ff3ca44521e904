package dev.holdfast.e2e.month;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** The next days in which the clocks are put forward in the one place and back in the other. */
record Month(Instant begin) {

    static final Duration LENGTH = Duration.ofDays(38);

    static final ZoneId NORTH = ZoneId.of("Europe/Berlin");
    static final ZoneId SOUTH = ZoneId.of("Australia/Sydney");

    /** Around a change there is time for what is booked and reminded of. */
    private static final Duration AROUND = Duration.ofDays(4);

    /** The first that begins after now. */
    static Month after(Instant now) {
        return Stream.iterate(
                        now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1)), day -> day.plus(Duration.ofDays(1)))
                .map(Month::new)
                .filter(month -> month.holds(NORTH) && month.holds(SOUTH))
                .findFirst()
                .orElseThrow();
    }

    Instant end() {
        return begin.plus(LENGTH);
    }

    /** When the clocks change in it. */
    List<Instant> changes() {
        return List.of(change(NORTH), change(SOUTH));
    }

    Instant change(ZoneId zone) {
        return zone.getRules().nextTransition(begin).getInstant();
    }

    private boolean holds(ZoneId zone) {
        Instant change = change(zone);
        return change.isAfter(begin.plus(AROUND)) && change.isBefore(end().minus(AROUND));
    }
}
