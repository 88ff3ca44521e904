/**
 * Hints about jobs in the queue Redis: per lane a sorted set {@code q:<lane>} of job ids by due time in milliseconds. A
 * hint gives no right to anything; it only makes a worker try a claim. Deleting any part of that Redis at any time
 * changes when a job runs, never whether or how often. {@code q:gen} is a random value that vanishes with a wipe, so
 * that whoever pushes under the old one notices. Every call has a time limit, after which its outcome is unknown and
 * does not matter.
 */
@NullMarked
package dev.holdfast.kit.job.hint;

import org.jspecify.annotations.NullMarked;
