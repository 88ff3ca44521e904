/**
 * When a practitioner works: weekly hours by the clock of their own time zone, dates with other hours, and closures over several days.
 *
 * <p>A moment is working time exactly when the clock of the zone then shows a time within that date's ranges. So an hour that the
 * clock leaves out is nobody's, and one that it shows twice is worked twice. A closure goes before a date with other hours, and that
 * before the week.
 *
 * <p>Each change names the {@code rev} it is made to, so that two people do not overwrite each other unseen. It never touches
 * bookings: a job born in the write makes a task of each coming one that is outside the new hours, unless staff have answered for it as it
 * is and for these hours of its day.
 */
@NullMarked
package dev.holdfast.booking.schedule;

import org.jspecify.annotations.NullMarked;
