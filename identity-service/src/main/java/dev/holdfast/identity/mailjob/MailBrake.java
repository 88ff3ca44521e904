package dev.holdfast.identity.mailjob;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many mails with a link one address gets on one day (UTC), whoever asks for them and for whatever reason. */
@ApplicationScoped
public class MailBrake {

    private final int mailsPerDay;

    MailBrake(@ConfigProperty(name = "identity.mail.per-day", defaultValue = "5") int mailsPerDay) {
        if (mailsPerDay < 1) {
            throw new IllegalArgumentException("identity.mail.per-day must be 1 or more");
        }
        this.mailsPerDay = mailsPerDay;
    }

    /**
     * Is this one more than the day allows?
     *
     * @param time 1 for the first mail of the day
     */
    public boolean isTooMany(int time) {
        return time > mailsPerDay;
    }

    /** Is it the very first that is too many? */
    public boolean isFirstTooMany(int time) {
        return time == mailsPerDay + 1;
    }

    /** How long it is until mails are counted anew. */
    public static Duration untilTomorrow(Instant now) {
        return Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
    }
}
