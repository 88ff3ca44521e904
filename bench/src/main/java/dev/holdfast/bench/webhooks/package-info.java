/**
 * {@code ./holdfast bench webhooks}: how many Calendly webhooks a second the gateway acknowledges, beside a bare handler that only
 * inserts the same document into the same MongoDB in the same run; and how fast the backlog is worked off afterwards.
 */
@NullMarked
package dev.holdfast.bench.webhooks;

import org.jspecify.annotations.NullMarked;
