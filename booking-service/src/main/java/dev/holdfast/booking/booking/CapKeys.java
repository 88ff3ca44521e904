package dev.holdfast.booking.booking;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that a booking has in its day and its week under the caps of its offering.
 *
 * @param keys as {@link CapSpan} writes them; none unless its client chose it under a cap
 */
public record CapKeys(List<String> keys) {

    public static final CapKeys NONE = new CapKeys(List.of());

    public CapKeys {
        keys = List.copyOf(keys);
    }

    /** What is left of them when the booking starts then: those of the days and weeks in which it stays. */
    CapKeys still(Instant start) {
        return new CapKeys(
                keys.stream().filter(key -> CapSpan.of(key).has(start)).toList());
    }

    /** As they are stored. */
    @Nullable
    List<String> orAbsent() {
        return keys.isEmpty() ? null : keys;
    }
}
