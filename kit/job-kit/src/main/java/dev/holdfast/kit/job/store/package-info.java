/**
 * The jobs themselves: one document each, and the only right to act on one.
 *
 * <p>States: {@code READY → RUNNING} by a claim; {@code RUNNING → READY} by a retry, a release or the reaper;
 * {@code RUNNING → DONE | CANCELLED | DEAD | UNKNOWN} by the holder's settlement; {@code READY → EXPIRED} by a claim
 * that comes too late. A final state stays. Every claim raises {@code fence}, and every later write of its holder is
 * filtered by it, so the write of a holder that lost its lease matches nothing. Due times and leases are judged by
 * MongoDB's clock, never by ours.
 */
@NullMarked
package dev.holdfast.kit.job.store;

import org.jspecify.annotations.NullMarked;
