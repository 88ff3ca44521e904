/** The day of the staff: what is booked, held, busy or in doubt, and what needs a person, over any stretch of up to 62 days. */
@NullMarked
package dev.holdfast.booking.agenda;

import org.jspecify.annotations.NullMarked;
