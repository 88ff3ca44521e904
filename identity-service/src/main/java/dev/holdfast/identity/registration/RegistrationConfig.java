package dev.holdfast.identity.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How registration behaves. */
@ConfigMapping(prefix = "identity.registration")
interface RegistrationConfig {

    /** How long a verification link can be used, from the moment its mail is sent. */
    @WithDefault("PT48H")
    @DurationMin(minutes = 1)
    Duration linkLifetime();

    /**
     * How many registrations of one unverified address count within a day (UTC), each with its mail. The next one ends the links of
     * those before and does no more; those after it do nothing.
     */
    @WithDefault("5")
    @Min(1)
    int mailsPerDay();
}
