/**
 * The guiding mail: tells somebody whose booking at Calendly was cancelled, because it was made without an account, where to book. Once a
 * day per address, by the job's id, and so many an hour overall; to the typed address, which is read at the moment of sending and
 * stored nowhere else.
 */
@NullMarked
package dev.holdfast.booking.calendly.guide;

import org.jspecify.annotations.NullMarked;
