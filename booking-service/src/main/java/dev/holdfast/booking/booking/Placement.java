package dev.holdfast.booking.booking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a booking's time comes to beside the others of its practitioner. Pure; the unique index has the last word, because others may
 * be written meanwhile.
 */
sealed interface Placement {

    /** Another active booking's appointment is at that time. */
    record Taken() implements Placement {}

    /**
     * No two appointments overlap.
     *
     * @param claims the wanted buckets that nobody holds; all of them, unless buffers clash
     * @param overrides the bookings that hold the rest
     */
    record Placed(List<Integer> claims, List<String> overrides) implements Placement {

        public Placed {
            claims = List.copyOf(claims);
            overrides = List.copyOf(overrides);
        }

        /** All that is wanted, where nobody else holds any of it. */
        static Placed whole(Claims wanted) {
            return new Placed(wanted.buckets(), List.of());
        }

        /** Who holds the rest of what is wanted; nobody where there is no place. */
        static List<String> holders(@Nullable Placed place) {
            return place == null ? List.of() : place.overrides();
        }

        /** Whether buffers clash. */
        boolean isShared() {
            return !overrides.isEmpty();
        }
    }

    /** Where a booking can be when only buffers may clash. */
    static Placement of(TimeSpan time, Claims wanted, List<BookingDocument> others) {
        boolean taken = others.stream()
                .filter(other -> other.status().isActive())
                .anyMatch(other -> other.time().overlaps(time));
        return taken ? new Taken() : beside(wanted, others);
    }

    /** Whether nothing clashes; a booking that still waits for its time goes first. */
    static boolean isFree(TimeSpan time, Claims wanted, List<BookingDocument> others) {
        return others.stream().noneMatch(other -> other.time().overlaps(time))
                && !beside(wanted, others).isShared();
    }

    /** Everything wanted that nobody holds, and who holds the rest. */
    static Placed beside(Claims wanted, List<BookingDocument> others) {
        Set<Integer> free = new LinkedHashSet<>(wanted.buckets());
        List<String> holders = new ArrayList<>();
        for (BookingDocument other : others) {
            if (!Collections.disjoint(wanted.buckets(), other.held())) {
                holders.add(other.id());
                free.removeAll(other.held());
            }
        }
        return new Placed(List.copyOf(free), holders);
    }
}
