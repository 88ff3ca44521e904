/**
 * What the practice has chosen: what happens to Calendly bookings that are nobody's, to clashes, and to bookings while an external
 * calendar is out of date.
 *
 * <p>One document in {@code practice}; until an admin has chosen, the careful defaults of {@link Practice#DEFAULT} hold. Every change
 * names the version it is made to, so that two admins do not overwrite each other unseen.
 */
@NullMarked
package dev.holdfast.booking.practice;

import org.jspecify.annotations.NullMarked;
