package dev.holdfast.booking.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The five-minute buckets that a booking occupies, as whole numbers: minutes since 1970 divided by five. A bucket that is
 * touched is taken, so two bookings that overlap by a second share a bucket, and two that only meet share none when both
 * keep to five-minute boundaries.
 *
 * @param buckets ascending, never empty
 */
public record Claims(List<Integer> buckets) {

    private static final long BUCKET_SECONDS = Duration.ofMinutes(5).toSeconds();

    public Claims {
        buckets = List.copyOf(buckets);
        if (buckets.isEmpty()) {
            throw new IllegalArgumentException("a booking occupies at least one bucket");
        }
    }

    /** The buckets of a time with its buffers. */
    public static Claims of(TimeSpan time, Buffers buffers) {
        Instant from = time.startsAt().minus(buffers.before());
        Instant to = time.endsAt().plus(buffers.after());
        int first = Math.toIntExact(Math.floorDiv(from.getEpochSecond(), BUCKET_SECONDS));
        int end = Math.toIntExact(Math.ceilDiv(ceilSeconds(to), BUCKET_SECONDS));
        return new Claims(IntStream.range(first, end).boxed().toList());
    }

    /** Whether a time is where buckets begin. */
    static boolean isOnGrid(Instant at) {
        return at.getNano() == 0 && at.getEpochSecond() % BUCKET_SECONDS == 0;
    }

    private static long ceilSeconds(Instant at) {
        return at.getNano() == 0 ? at.getEpochSecond() : at.getEpochSecond() + 1;
    }
}
