package dev.holdfast.e2e.overlap;

import java.util.List;

/** All that is known of a calendar when everything has come to rest: who asked for what, what was answered, and what was written. */
record Account(List<Request> requests, List<Guest> guests, List<Commit> commits) {

    Account {
        requests = List.copyOf(requests);
        guests = List.copyOf(guests);
        commits = List.copyOf(commits);
    }
}
