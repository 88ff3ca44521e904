/**
 * What Calendly told us, turned into bookings, exactly once and in any order.
 *
 * <p>Each event is one transaction that first writes the invitee's document in {@code calendly_invitees}, which makes
 * two events of one invitee take turns, and then the booking. An invitee is {@code UNDECIDED} until its creation was
 * judged, then for good {@code ATTACHED} (it has a booking), {@code OUTSIDE} (our policy does not accept it; staff see
 * a task) or {@code PARKED} (one half of a reschedule). A cancellation that arrives first leaves the undecided document
 * as a tombstone: the creation that follows inserts the booking already cancelled.
 *
 * <p>A booking belongs to the account of its token, never to the address that was typed into Calendly. What the invitee
 * typed is sealed and stays in the invitee's document.
 */
@NullMarked
package dev.holdfast.booking.calendly.intake;

import org.jspecify.annotations.NullMarked;
