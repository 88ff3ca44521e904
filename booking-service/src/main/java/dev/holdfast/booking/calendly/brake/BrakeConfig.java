package dev.holdfast.booking.calendly.brake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;

/** The brakes on what is done about bookings that are nobody's. */
@ConfigMapping(prefix = "holdfast.outside-policy")
interface BrakeConfig {

    /** How many are cancelled at Calendly without a person within a window; the next one stops cancelling. */
    @WithDefault("5")
    @PositiveOrZero
    int cancellations();

    /** How many guiding mails are sent within a window, whoever gets them; those beyond are not sent at all. */
    @WithDefault("20")
    @PositiveOrZero
    int guides();

    /** The window, which slides. */
    @WithDefault("1h")
    Duration window();
}
