package dev.holdfast.identity.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long people stay signed in. */
@ConfigMapping(prefix = "identity.session")
interface SessionConfig {

    /** How long a session lives after its last refresh. */
    @WithDefault("P30D")
    @DurationMin(minutes = 1)
    Duration lifetime();

    /** How long a refresh token is still taken after its successor was issued, as long as the successor is unused. */
    @WithDefault("PT60S")
    @DurationMin
    @DurationMax(seconds = 60)
    Duration predecessorGrace();
}
