/**
 * What Calendly told us, turned into bookings, exactly once and in any order.
 *
 * <p>Each event is one transaction that first writes the documents in {@code calendly_invitees} of every invitee it
 * depends on, which makes events of one chain take turns, and then the booking. An invitee is {@code UNDECIDED} until its
 * creation was judged, then for good {@code ATTACHED} (it has a booking) or {@code OUTSIDE} (our policy does not accept
 * it; staff see a task). A cancellation that arrives first leaves the undecided document as a tombstone: the creation that
 * follows inserts the booking already cancelled.
 *
 * <p>A move is two events. The creation names its old invitee and inherits that one's standing ({@code RescheduleRules}):
 * it moves the booking, or stays refused. If the old one is unknown, the creation is {@code PARKED}; {@code ChainIntake}
 * fetches the old one from Calendly and takes it through the same gate, which settles the whole chain by one write. The
 * cancelling half only names where the booking goes. An invitee that no longer stands for its booking changes nothing.
 *
 * <p>A booking belongs to the account of its token, never to the address that was typed into Calendly. What the invitee
 * typed is sealed and stays in the invitee's document.
 */
@NullMarked
package dev.holdfast.booking.calendly.intake;

import org.jspecify.annotations.NullMarked;
