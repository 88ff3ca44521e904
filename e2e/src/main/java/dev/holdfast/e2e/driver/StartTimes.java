package dev.holdfast.e2e.driver;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Free times two months to a year ahead, no farther than Calendly lets anybody book, so that many runs fit into one stack: a
 * random one of the blocks of two hours in which nothing is booked yet. A session of an hour at the beginning of a block, with its
 * buffers, touches no other session.
 */
public final class StartTimes {
    private static final Duration BLOCK = Duration.ofHours(2);
    private static final Duration AHEAD = Duration.ofDays(60);
    private static final Duration APART = Duration.ofMinutes(45);
    private static final Duration GRID = Duration.ofMinutes(5);
    private static final int BLOCKS = 3_600;

    private final Clock clock;
    private final Supplier<List<Instant>> booked;
    private final SecureRandom random = new SecureRandom();
    private final Set<Long> taken = new HashSet<>();

    /**
     * Times from two months on.
     *
     * @param booked the starts of all present bookings; asked at the first need
     */
    public StartTimes(Clock clock, Supplier<List<Instant>> booked) {
        this.clock = clock;
        this.booked = booked;
    }

    /** A time at which nobody has booked and that was not given before. */
    public synchronized Instant next() {
        if (taken.isEmpty()) {
            booked.get().forEach(start -> taken.add(blockOf(start)));
        }
        long first = blockOf(clock.instant().plus(AHEAD).truncatedTo(ChronoUnit.DAYS));
        long[] free = LongStream.range(first, first + BLOCKS)
                .filter(block -> !taken.contains(block))
                .toArray();
        if (free.length == 0) {
            throw new IllegalStateException("every time within a year is booked; begin on empty data");
        }
        long block = free[random.nextInt(free.length)];
        taken.add(block);
        return Instant.ofEpochSecond(block * BLOCK.toSeconds());
    }

    /** The first time on the five-minute grid from so far ahead on, three quarters of an hour from every other start. */
    public synchronized Instant soonest(Duration ahead) {
        List<Instant> starts = booked.get();
        long grid = GRID.toSeconds();
        long first = (clock.instant().plus(ahead).getEpochSecond() + grid - 1) / grid;
        return LongStream.range(first, first + BLOCKS)
                .mapToObj(step -> Instant.ofEpochSecond(step * grid))
                .filter(time -> starts.stream()
                        .noneMatch(start -> Duration.between(start, time).abs().compareTo(APART) < 0))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("every time within two weeks is booked"));
    }

    private static long blockOf(Instant time) {
        return time.getEpochSecond() / BLOCK.toSeconds();
    }
}
