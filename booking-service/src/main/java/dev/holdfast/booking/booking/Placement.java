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
     * @param overrides the bookings that hold the rest, and those that want part of it too and do not name this one for it
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

        /** Whom it names; nobody where there is no place. */
        static List<String> overridden(@Nullable Placed place) {
            return place == null ? List.of() : place.overrides();
        }

        /** Whether it shares time with those that were there first. */
        boolean isShared() {
            return !overrides.isEmpty();
        }
    }

    /** Where a booking can be when only buffers may clash. */
    static Placement of(String id, TimeSpan time, Claims wanted, List<BookingDocument> others) {
        return inTheWay(time, others).isEmpty() ? beside(id, wanted, others) : new Taken();
    }

    /** The active ones of these whose appointment is at that time. */
    static List<String> inTheWay(TimeSpan time, List<BookingDocument> others) {
        return others.stream()
                .filter(other -> other.status().isActive())
                .filter(other -> other.time().overlaps(time))
                .map(BookingDocument::id)
                .toList();
    }

    /** Whether nothing clashes; a booking that still waits for its time goes first. */
    static boolean isFree(TimeSpan time, Claims wanted, List<BookingDocument> others) {
        return others.stream().noneMatch(other -> other.time().overlaps(time))
                && others.stream().noneMatch(other -> holdsOf(wanted, other));
    }

    /**
     * Everything wanted that nobody holds, and who else has or wants part of it. Of two that share what a third one holds, the later
     * names the other.
     */
    static Placed beside(String id, Claims wanted, List<BookingDocument> others) {
        Set<Integer> free = new LinkedHashSet<>(wanted.buckets());
        List<String> overridden = new ArrayList<>();
        for (BookingDocument other : others) {
            free.removeAll(other.held());
            if (holdsOf(wanted, other)
                    || (wantsOf(wanted, other) && !other.overridden().contains(id))) {
                overridden.add(other.id());
            }
        }
        return new Placed(List.copyOf(free), overridden);
    }

    private static boolean holdsOf(Claims wanted, BookingDocument other) {
        return !Collections.disjoint(wanted.buckets(), other.held());
    }

    private static boolean wantsOf(Claims wanted, BookingDocument other) {
        return other.status().isActive()
                && !Collections.disjoint(wanted.buckets(), other.wanted().buckets());
    }
}
