package dev.holdfast.booking.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on which nobody works.
 *
 * @param from the first one
 * @param to the last one, included
 * @param reason for the practice alone
 */
public record Closure(
        LocalDate from, LocalDate to, @Nullable String reason) {

    public Closure {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("a closure ends before it begins");
        }
    }

    boolean contains(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    boolean overlaps(Closure other) {
        return !from.isAfter(other.to) && !other.from.isAfter(to);
    }
}
