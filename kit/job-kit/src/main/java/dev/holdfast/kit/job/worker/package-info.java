/**
 * Running jobs. A worker takes due hints from its lanes, never more than it can start, claims each job in MongoDB, asks
 * whether it is still wanted, runs its handler within a time limit and writes the outcome under the claim's fence. While
 * a job is held its lease is renewed from a thread of its own. The reaper gives back what dead workers held.
 */
@NullMarked
package dev.holdfast.kit.job.worker;

import org.jspecify.annotations.NullMarked;
