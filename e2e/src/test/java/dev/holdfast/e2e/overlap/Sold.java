package dev.holdfast.e2e.overlap;

import java.time.Duration;
import java.time.Instant;

/** An offering, with what one booking of it takes of the calendar. */
record Sold(String offeringId, Duration length, Duration before, Duration after) {

    Span time(Instant start) {
        return Span.of(start, length);
    }

    Span whole(Instant start) {
        return time(start).widened(before, after);
    }
}
