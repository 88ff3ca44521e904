/**
 * What is not needed any more goes, and goes in the right order: a webhook event can be replayed for as long as it is kept,
 * so the memory that it was served (jobs, effects, invitees) is kept at least as long, and it is kept at least as long as the
 * scheduling tokens that it is judged by. A service does not start with periods in another order.
 *
 * <p>A document with something in its outbox is never deleted, however old: what it owes is written nowhere else yet. That is
 * why this is a job and not a TTL index, except for {@code jobs} and {@code effects}, which owe nothing and carry a
 * {@code purgeAt}. Batches are bounded; each is a conditional write, so that any number of replicas may run it at once and a
 * crash in between loses nothing.
 */
@NullMarked
package dev.holdfast.kit.service.retention;

import org.jspecify.annotations.NullMarked;
