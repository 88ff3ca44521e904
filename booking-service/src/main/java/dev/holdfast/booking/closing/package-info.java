/**
 * What is done here when a client's account is closed: staff get one task about the bookings that are still ahead, and what the client
 * typed is erased. The bookings stay, with the id of an account that names nobody. Identity's job comes at the closing and once more at
 * the end, when nothing is ahead; each run does all of it, so running it again or half of it does no harm.
 */
@NullMarked
package dev.holdfast.booking.closing;

import org.jspecify.annotations.NullMarked;
