package dev.holdfast.booking.calendly.subscription;

import org.jspecify.annotations.Nullable;

/**
 * How the subscription was found.
 *
 * @param remade whether it had to be made, because there was none or Calendly had disabled it
 * @param retryStartedAt since when Calendly has been failing to deliver; {@code null} while all is well
 */
public record SubscriptionHealth(boolean remade, @Nullable String retryStartedAt) {

    /** Whether every message so far came, or will come, through it. */
    public boolean isGood() {
        return !remade && retryStartedAt == null;
    }
}
