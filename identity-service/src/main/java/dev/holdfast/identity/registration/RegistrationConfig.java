package dev.holdfast.identity.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How registration behaves. */
@ConfigMapping(prefix = "identity.registration")
interface RegistrationConfig {

    /** How long a verification link can be used, from the moment its mail is sent. */
    @WithDefault("PT48H")
    @DurationMin(minutes = 1)
    Duration linkLifetime();
}
