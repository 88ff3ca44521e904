package dev.holdfast.notification.agenda;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;

/** When practitioners are mailed their day. */
@ConfigMapping(prefix = "holdfast.agenda")
interface AgendaConfig {

    /** By the practitioner's own clock. */
    @WithDefault("07:00")
    LocalTime at();

    /** How long after that the mail is still worth sending. */
    @WithDefault("4H")
    Duration catchUp();
}
