package dev.holdfast.identity.closing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How closed accounts come to their end. */
@ConfigMapping(prefix = "identity.closing")
interface ClosingConfig {

    /** How often closed accounts are looked after. */
    @WithDefault("5M")
    String every();

    /** How long after the last change of any booking the address is still needed, because a mail about it may be on its way. */
    @WithDefault("P1D")
    @DurationMin
    Duration settle();
}
