package dev.holdfast.identity.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How wrong passwords are slowed down. */
@ConfigMapping(prefix = "identity.login")
interface ThrottleConfig {

    /** Wrong passwords that cost nothing. */
    @WithDefault("5")
    @Min(1)
    int freeAttempts();

    /** The wait after the first one that costs; each further doubles it. */
    @WithDefault("PT1S")
    @DurationMin(millis = 1)
    Duration firstWait();

    /** The longest wait. */
    @WithDefault("PT15M")
    @DurationMin(seconds = 1)
    Duration longestWait();

    /** After this long without an attempt one wrong password is forgiven. */
    @WithDefault("PT15M")
    @DurationMin(seconds = 1)
    Duration forgiveEvery();

    /** How long a device is known after it signed in last. */
    @WithDefault("P400D")
    @DurationMin(days = 1)
    Duration deviceLifetime();
}
