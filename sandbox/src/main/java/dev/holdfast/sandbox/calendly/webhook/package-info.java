/**
 * Telling subscribers what happened. A message is rendered once, when its event happens, signed over its raw bytes and
 * posted to every active subscription that asked for it. Anything but a 2xx answer within ten seconds is tried again with
 * growing pauses, without holding up other messages; when a message has failed for the whole horizon, its subscription is
 * disabled, as the real Calendly does after a day.
 *
 * <p>A delivery is {@code WAITING}, {@code HELD} or {@code DROPPED} by a fault, and ends {@code DELIVERED},
 * {@code REFUSED} (a copy that is sent once only) or {@code GIVEN_UP}. Faults are armed beforehand and used up by the next
 * matching messages. Confined to the sandbox's one event loop.
 */
@NullMarked
package dev.holdfast.sandbox.calendly.webhook;

import org.jspecify.annotations.NullMarked;
