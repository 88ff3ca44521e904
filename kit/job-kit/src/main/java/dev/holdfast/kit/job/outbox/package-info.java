/**
 * How a job is born: as an {@link dev.holdfast.kit.job.outbox.OutboxEntry} in the array field {@code outbox} of the very
 * document whose change needs it, so that there is never the one without the other. A relay copies entries to
 * {@code jobs} and then removes exactly those; it may run any number of times and stop anywhere. A sweep finds what no
 * relay came to.
 */
@NullMarked
package dev.holdfast.kit.job.outbox;

import org.jspecify.annotations.NullMarked;
