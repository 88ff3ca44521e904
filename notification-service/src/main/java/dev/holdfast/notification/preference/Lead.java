package dev.holdfast.notification.preference;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * One reminder that a person wishes.
 *
 * @param minutesBefore how long before the start
 * @param since when it was wished first without a break: what lies before was not promised
 */
@RegisterForReflection
public record Lead(int minutesBefore, Instant since) {}
