/**
 * What this Calendly knows: one host, two event types that never change, single-use links, and the events people booked.
 * Every event has one invitee. An event is active, then perhaps canceled, and canceled is the end; one that is rescheduled
 * is canceled too, and another event with another invitee takes its place. Overlapping events are
 * allowed on purpose: the real Calendly produces them too, and how a product copes is what one wants to see.
 *
 * <p>Confined to the sandbox's one event loop, so there are no locks. Changes are told to one listener as they happen.
 */
@NullMarked
package dev.holdfast.sandbox.calendly.agenda;

import org.jspecify.annotations.NullMarked;
