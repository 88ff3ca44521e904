/**
 * What the practice sells: name, duration, price, buffers, place, the way it is booked and the rules that bind clients.
 *
 * <p>Anyone may read what is active; an admin writes. An offering that is booked through Calendly names exactly one
 * event type, and no two active offerings name the same one (a unique index): a Calendly event always leads to one
 * offering at most.
 */
@NullMarked
package dev.holdfast.booking.offering;

import org.jspecify.annotations.NullMarked;
