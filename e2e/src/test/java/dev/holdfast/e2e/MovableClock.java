package dev.holdfast.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The clock of a whole stack, by a file that its services read: it goes like the real one, and is put forward. */
public final class MovableClock extends Clock {

    private final Path file;
    private final Clock real = Clock.systemUTC();
    private final NavigableMap<Instant, Duration> ahead = new TreeMap<>();

    /** Right so far. */
    public MovableClock(Path file) {
        this.file = file;
        ahead.put(Instant.MIN, Duration.ZERO);
        write(Duration.ZERO);
    }

    /** Puts it forward; it is never put back. */
    public void moveTo(Instant moment) {
        Instant now = real.instant();
        if (moment.isAfter(shownAt(now))) {
            Duration shift = Duration.between(now, moment);
            write(shift);
            ahead.put(real.instant(), shift);
        }
    }

    Path file() {
        return file;
    }

    /** What it showed at a moment of real time. */
    public Instant shownAt(Instant realMoment) {
        return realMoment.plus(ahead.floorEntry(realMoment).getValue());
    }

    @Override
    public Instant instant() {
        return shownAt(real.instant());
    }

    /** At once for every reader: nobody sees half of it. */
    private void write(Duration shift) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, shift.toString());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock is UTC");
    }
}
