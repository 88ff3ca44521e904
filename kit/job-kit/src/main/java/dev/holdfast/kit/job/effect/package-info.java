/**
 * The owner's side of jobs that another service dispatches. The effect happens here, so here is remembered, per job and
 * under the fence of its claim, whether it has begun and what came of it: a repetition gets the same answer, and two
 * claims of one job never act at once.
 */
@NullMarked
package dev.holdfast.kit.job.effect;

import org.jspecify.annotations.NullMarked;
