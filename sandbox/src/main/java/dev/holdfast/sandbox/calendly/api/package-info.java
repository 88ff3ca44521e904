/**
 * Calendly's HTTP API as far as Holdfast uses it: the account, event types, single-use links, scheduled events with their
 * invitees and cancellation, and webhook subscriptions. Every answer carries the rate limit; every error has Calendly's
 * shape. The bearer token is checked before anything else.
 */
@NullMarked
package dev.holdfast.sandbox.calendly.api;

import org.jspecify.annotations.NullMarked;
