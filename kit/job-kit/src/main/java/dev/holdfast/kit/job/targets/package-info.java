/**
 * What jobs act upon: another service, a mail server, a provider. Each target has a circuit breaker, so that a target that is away
 * is asked once in a while instead of by every job, and may have a budget, so that it is never asked more often than agreed. A job
 * whose target takes nothing now is not claimed.
 */
@NullMarked
package dev.holdfast.kit.job.targets;

import org.jspecify.annotations.NullMarked;
