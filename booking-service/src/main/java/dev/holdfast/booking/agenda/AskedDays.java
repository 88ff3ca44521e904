package dev.holdfast.booking.agenda;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which days are asked for.
 *
 * @param to the first moment after them
 * @param practitionerId whose; {@code null} for everybody's
 */
record AskedDays(Instant from, Instant to, @Nullable String practitionerId) {}
