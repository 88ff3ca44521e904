/**
 * Compares Calendly's own books with ours and lets in what no webhook brought, so that an outage of either side, however it
 * came about, ends in the state it would have ended in without.
 *
 * <p>A pass first sees to the webhook subscription (recreated when it was disabled or lost, with a warning while Calendly is
 * retrying), then lists the scheduled events of a window and looks at the invitees of those whose counts differ from what is
 * known. For every invitee that is new to us, or whose end we missed, it renders the messages that Calendly would have sent,
 * and takes them, in the order in which things happened, through the gate that webhooks go through. Only differences are fed:
 * a quiet pass asks for the list and writes nothing but its own progress in {@code calendar_links}.
 *
 * <p>Calendly's list is by start time, not by time of change. Whatever changed during an outage starts after the outage began
 * (nothing that is over can be booked, moved or cancelled there), so the window begins {@code lookback} before the last good
 * pass and ends at {@code horizon}, farther ahead than anybody may book. Passes are bounded in calls; what is left over is
 * continued by the next one, which comes soon. One replica runs a pass at a time, by a lease; two at once would be harmless.
 */
@NullMarked
package dev.holdfast.booking.calendly.reconciler;

import org.jspecify.annotations.NullMarked;
