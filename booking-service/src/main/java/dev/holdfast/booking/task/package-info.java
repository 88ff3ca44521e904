/**
 * What needs a person: a list for staff.
 *
 * <p>A task's id derives from what it is about, so that raising it twice is raising it once. Tasks hold no private data:
 * they say where to look.
 */
@NullMarked
package dev.holdfast.booking.task;

import org.jspecify.annotations.NullMarked;
