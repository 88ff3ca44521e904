package dev.holdfast.identity.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long tokens and their keys live. */
@ConfigMapping(prefix = "identity.token")
interface TokenConfig {

    /** Life of an access token. */
    @WithDefault("PT10M")
    @DurationMin(seconds = 1)
    Duration lifetime();

    /** How far the clocks of verifiers may be behind; a retired key stays published this much longer than its tokens live. */
    @WithDefault("PT2M")
    @DurationMin
    Duration skew();

    /** How long a key signs before the next one takes over. */
    @WithDefault("P30D")
    @DurationMin(minutes = 1)
    Duration rotationPeriod();

    /** How long a key is published before it signs; verifiers read the key set every minute, and may be cut off for a while. */
    @WithDefault("PT15M")
    @DurationMin(minutes = 10)
    Duration publishAhead();
}
