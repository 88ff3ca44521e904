package dev.holdfast.e2e.overlap;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** A stretch of time; the end does not belong to it. */
record Span(Instant from, Instant to) {

    private static final long BUCKET_SECONDS = Duration.ofMinutes(5).toSeconds();

    static Span of(Instant from, Duration length) {
        return new Span(from, from.plus(length));
    }

    Span widened(Duration before, Duration after) {
        return new Span(from.minus(before), to.plus(after));
    }

    boolean overlaps(Span other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** The five-minute buckets it touches, by their number since 1970. */
    List<Long> buckets() {
        return LongStream.range(
                        Math.floorDiv(from.getEpochSecond(), BUCKET_SECONDS),
                        Math.ceilDiv(to.getEpochSecond(), BUCKET_SECONDS))
                .boxed()
                .toList();
    }
}
