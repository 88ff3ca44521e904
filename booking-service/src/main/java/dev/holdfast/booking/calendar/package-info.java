/**
 * Time that is taken by something other than a booking of ours: today the Calendly events that belong to nobody here.
 *
 * <p>A block's id is its source's, so keeping it twice is keeping it once. Blocks are kept and lifted inside the transaction that
 * decides about their source; nobody else touches them.
 */
@NullMarked
package dev.holdfast.booking.calendar;

import org.jspecify.annotations.NullMarked;
