package dev.holdfast.kit.service.time;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How far all of the platform is ahead of the real time: not at all, unless a test walks through weeks in which reminders come due. Then
 * every process reads it from one file ({@code holdfast.clock-file}), which the test writes while they run, each time it is asked. It moves
 * the clock of the process, and with it what counts as due by the clocks of MongoDB and Redis, which nobody can set; leases go by the real time.
 */
@Singleton
public class ClockShift {

    private static final Logger LOG = Logger.getLogger(ClockShift.class);

    private final @Nullable Path file;

    /** @param file holds an ISO 8601 duration; only tests set it */
    ClockShift(@ConfigProperty(name = "holdfast.clock-file") Optional<String> file) {
        this.file = file.map(Path::of).orElse(null);
        if (this.file != null) {
            LOG.warnf("All clocks are ahead on purpose by what %s says (holdfast.clock-file)", this.file);
        }
    }

    /** What to add to the real time now; zero where nobody set a file. */
    public Duration ahead() {
        if (file == null) {
            return Duration.ZERO;
        }
        try {
            return Duration.parse(Files.readString(file).strip());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The clock as it is with the shift; the very same where nobody set a file. */
    Clock applyTo(Clock right) {
        if (file == null) {
            return right;
        }
        InstantSource shifted = () -> right.instant().plus(ahead());
        return shifted.withZone(right.getZone());
    }
}
