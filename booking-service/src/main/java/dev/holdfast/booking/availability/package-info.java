/**
 * When something can be booked.
 *
 * <p>{@code SlotFinder} decides, purely, from what is stored: working hours, the offering's rules, bookings and busy blocks. Around it,
 * reads are bounded by the times that are asked about, so old history costs nothing. What it says is advice: a booking that is written
 * meanwhile is found by the unique index over claims, which alone keeps two bookings apart. So it is with caps: a client's booking is given
 * a number that is left under each ({@code CapNumbers}), and a unique index keeps two with one number apart.
 *
 * <p>A booking that is to be moved ({@code MoveTimes}) keeps its length and its buffers, and is neither in its own way nor counted.
 *
 * <p>A practitioner who has stored no working hours has no free times for clients.
 */
@NullMarked
package dev.holdfast.booking.availability;

import org.jspecify.annotations.NullMarked;
