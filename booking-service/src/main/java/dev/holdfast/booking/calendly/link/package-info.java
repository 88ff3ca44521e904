/**
 * Links to Calendly that carry a scheduling token, the only thing that ties a Calendly booking to an account.
 *
 * <p>A token lives half an hour by default and is judged at the moment the invitee was created; its record stays 90 days
 * after that, because Calendly may deliver late. It says which offering was to be booked and which event type the link led to, so
 * that what is booked with it is that offering's even if the offering has been changed meanwhile. Asking for a link consumes nothing, so
 * an {@code Idempotency-Key} has nothing to protect here: each answer carries a fresh token, never one that is used up or nearly over
 * (ADR 26).
 */
@NullMarked
package dev.holdfast.booking.calendly.link;

import org.jspecify.annotations.NullMarked;
