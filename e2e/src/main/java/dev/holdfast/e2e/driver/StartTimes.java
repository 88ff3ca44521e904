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

/**
 * Free times far ahead, so that any number of runs fit into one stack: a random one of many blocks of four hours, in which
 * nothing is booked yet. A session of an hour with its buffers at the beginning of a block touches no other block.
 */
public final class StartTimes {
    private static final Duration BLOCK = Duration.ofHours(4);
    private static final Duration AHEAD = Duration.ofDays(60);
    private static final int BLOCKS = 20_000;

    private final Clock clock;
    private final Supplier<List<Instant>> booked;
    private final SecureRandom random = new SecureRandom();
    private final Set<Long> taken = new HashSet<>();

    /**
     * Times from two months on.
     *
     * @param booked the starts of all present bookings; asked once, at the first need
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
        long block = random.longs(first, first + BLOCKS)
                .filter(taken::add)
                .findFirst()
                .orElseThrow();
        return Instant.ofEpochSecond(block * BLOCK.toSeconds());
    }

    private static long blockOf(Instant time) {
        return time.getEpochSecond() / BLOCK.toSeconds();
    }
}
