/**
 * Private notes of staff about a booking. They never leave the practice: no client, mail, job, log or other service gets to see one,
 * and the history of a booking tells only that one was added.
 *
 * <p>Texts are sealed at rest. Adding one is one transaction that also adds to the history; its id comes from the caller's
 * {@code Idempotency-Key}, so that the same request makes one note. When the account of the client is closed, notes about their bookings
 * are erased.
 */
@NullMarked
package dev.holdfast.booking.note;

import org.jspecify.annotations.NullMarked;
