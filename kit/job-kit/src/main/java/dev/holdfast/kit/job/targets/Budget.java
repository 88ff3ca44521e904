package dev.holdfast.kit.job.targets;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often a target may be asked: a token bucket that is full again after each period. Counted in each process for itself. */
public interface Budget {

    /** How many jobs. */
    int permits();

    /** In how long. */
    @WithDefault("1S")
    Duration per();
}
