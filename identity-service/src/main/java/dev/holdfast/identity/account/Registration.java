package dev.holdfast.identity.account;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Which registration of an address is the one that counts. Whoever registers an address that nobody has verified takes the place of
 * whoever did before, and this is what tells the two apart.
 *
 * @param version grows with every registration; what was mailed for another version than the present one is worth nothing
 * @param day of the latest mail with a link, in UTC
 * @param times how many mails with links that day has seen, of registrations and of everything else
 */
@RegisterForReflection
public record Registration(long version, LocalDate day, int times) {

    /** Of users whom an admin made. */
    public static final Registration NONE = new Registration(0, LocalDate.EPOCH, 0);

    public static Registration first(Instant now) {
        return new Registration(0, dayOf(now), 1);
    }

    /** The one after this. A clock that lags behind the one of the last time does not begin another day. */
    public Registration next(Instant now) {
        LocalDate today = dayOf(now);
        return today.isAfter(day)
                ? new Registration(version + 1, today, 1)
                : new Registration(version + 1, day, times + 1);
    }

    /** The same registration when one more mail with a link has been asked for. */
    public Registration mailed(Instant now) {
        Registration counted = next(now);
        return new Registration(version, counted.day(), counted.times());
    }

    private static LocalDate dayOf(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
