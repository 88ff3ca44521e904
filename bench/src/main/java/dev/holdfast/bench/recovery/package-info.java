/**
 * {@code ./holdfast bench recovery}: how soon a queue Redis that was wiped is full of hints again, what a hint costs there, and what a
 * booking pays for the jobs that are born in it.
 */
@NullMarked
package dev.holdfast.bench.recovery;

import org.jspecify.annotations.NullMarked;
