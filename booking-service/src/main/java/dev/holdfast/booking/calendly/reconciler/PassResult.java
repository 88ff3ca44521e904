package dev.holdfast.booking.calendly.reconciler;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a pass came to.
 *
 * @param repaired messages taken in
 * @param failed messages that could not be taken in
 * @param amiss whether webhooks were found failing or switched off
 * @param resumeFrom where to go on; {@code null} when everything was seen
 * @param pause how long Calendly wants to be left alone
 */
record PassResult(
        int repaired,
        int failed,
        boolean amiss,
        @Nullable Instant resumeFrom,
        @Nullable Duration pause) {}
