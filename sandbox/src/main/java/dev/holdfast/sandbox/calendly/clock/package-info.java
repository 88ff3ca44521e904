/**
 * This Calendly's own time, which may run faster than real time and may be put forward, so that a day of failed deliveries
 * passes in seconds. Whatever waits for a moment of it is woken when that moment comes, whichever way it comes. Confined to
 * the sandbox's one event loop.
 */
@NullMarked
package dev.holdfast.sandbox.calendly.clock;

import org.jspecify.annotations.NullMarked;
