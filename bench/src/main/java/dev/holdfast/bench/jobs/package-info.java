/**
 * {@code ./holdfast bench jobs}: how many durable jobs that do nothing go from birth to DONE in a second and what each costs, how late jobs
 * are that were born ahead, and what happens when many are due at one instant; beside it others' queues on the same servers.
 */
@NullMarked
package dev.holdfast.bench.jobs;

import org.jspecify.annotations.NullMarked;
