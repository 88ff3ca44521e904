/**
 * Moves knowledge, not jobs: reads which jobs become due and puts hints of them into the queue Redis. Two rhythms: the
 * edge, every second, for what is due about now; the full window, every half minute at most, for everything within the
 * horizon, which also repairs whatever was lost. Neither changes a job, so any number of promoters may run, and a wiped
 * Redis is filled again from MongoDB. A poke does the same for jobs named by the service that has just made them.
 */
@NullMarked
package dev.holdfast.promoter.promotion;

import org.jspecify.annotations.NullMarked;
