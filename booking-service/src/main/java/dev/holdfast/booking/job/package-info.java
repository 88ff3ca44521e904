/**
 * The door through which the job promoter runs the jobs whose effects happen here.
 *
 * <p>Each job type is an {@code OwnedJobHandler} in its own feature; the fence is kept in {@code effects}, so that a
 * worker that lost its lease can do no harm.
 */
@NullMarked
package dev.holdfast.booking.job;

import org.jspecify.annotations.NullMarked;
