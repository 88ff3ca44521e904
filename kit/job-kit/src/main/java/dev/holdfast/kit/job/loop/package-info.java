/**
 * Background work that never gives up. A {@link dev.holdfast.kit.job.loop.Loop} repeats one step for as long as the
 * process lives: a store that is away makes a step fail, and the loop tries again after a growing, jittered pause.
 * Nothing here sleeps on a thread.
 */
@NullMarked
package dev.holdfast.kit.job.loop;

import org.jspecify.annotations.NullMarked;
