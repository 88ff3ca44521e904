package dev.holdfast.identity.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How answers keep private who is a client. */
@ConfigMapping(prefix = "identity.privacy")
interface PrivacyConfig {

    /** The beat. Longer than registering or comparing a password takes, most of the time. */
    @WithDefault("PT0.25S")
    @DurationMin(millis = 1)
    @DurationMax(seconds = 2)
    Duration beat();
}
