/**
 * Calendly's own interface, as much of it as we use: who we are, webhook subscriptions, single-use links, events.
 *
 * <p>Calls carry their own time limit and fail; whoever calls decides what that means. Nothing Calendly says in an error
 * body passes through.
 */
@NullMarked
package dev.holdfast.booking.calendly.api;

import org.jspecify.annotations.NullMarked;
