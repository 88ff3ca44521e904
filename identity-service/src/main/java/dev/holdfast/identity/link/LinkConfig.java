package dev.holdfast.identity.link;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long the links in mails can be used, from the moment their mail is sent. */
@ConfigMapping(prefix = "identity.link")
interface LinkConfig {

    @WithDefault("PT48H")
    @DurationMin(minutes = 1)
    Duration verifyEmail();

    /**
     * As long as a day's brake on mails: whoever uses up the mails of somebody's day by asking for them leaves links in that mailbox
     * which are good for as long as no more come.
     */
    @WithDefault("PT24H")
    @DurationMin(minutes = 1)
    Duration resetPassword();

    @WithDefault("P7D")
    @DurationMin(minutes = 1)
    Duration invitation();
}
