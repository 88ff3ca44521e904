package dev.holdfast.e2e.overlap;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What one transaction, or one write outside of any, did to the bookings of a calendar. Commits are in MongoDB's own order.
 *
 * @param at by MongoDB's clock, which may be late by less than {@link Course#DOUBT}
 * @param written as they were afterwards
 * @param removed the ids of those that were there no more
 */
record Commit(Instant at, List<State> written, Set<String> removed) {

    Commit {
        written = List.copyOf(written);
        removed = Set.copyOf(removed);
    }
}
