package dev.holdfast.booking.availability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that is taken, buffers included, up to and without its end. */
public record BusySpan(Instant from, Instant to) {

    public BusySpan {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("busy time ends after it begins");
        }
    }

    /** The same time in order, every moment in one span at most. */
    static List<BusySpan> merged(List<BusySpan> spans) {
        List<BusySpan> merged = new ArrayList<>();
        for (BusySpan next :
                spans.stream().sorted(Comparator.comparing(BusySpan::from)).toList()) {
            BusySpan last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || next.from().isAfter(last.to())) {
                merged.add(next);
            } else if (next.to().isAfter(last.to())) {
                merged.set(merged.size() - 1, new BusySpan(last.from(), next.to()));
            }
        }
        return merged;
    }
}
