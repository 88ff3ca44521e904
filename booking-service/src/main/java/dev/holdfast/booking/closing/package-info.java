/**
 * What is done here when an account is closed: where clients could book with its owner, the working hours end, so that nothing is free
 * and what is booked becomes tasks; of a client, staff get one task about the bookings that are still ahead, and what they typed is
 * erased. The bookings stay, with the id of an account that names nobody. Identity's job comes at the closing and once more at the end,
 * when nothing is ahead; each run does all of it, so running it again or half of it does no harm.
 */
@NullMarked
package dev.holdfast.booking.closing;

import org.jspecify.annotations.NullMarked;
