package dev.holdfast.booking.people;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How identity is asked. */
@ConfigMapping(prefix = "holdfast.people")
interface PeopleConfig {

    /** How long its word is waited for; somebody waits for an answer meanwhile, and MongoDB may need most of their second. */
    @WithDefault("300ms")
    Duration patience();
}
