/**
 * The life of one booking, and the rule that two active bookings of one practitioner never overlap.
 *
 * <p>While a booking is active ({@code REQUESTED}, {@code PENDING_PAYMENT}, {@code CONFIRMED}) its document carries
 * {@code claims}: the five-minute buckets it occupies, buffers included. A unique index over practitioner and claims is
 * the rule; nothing in this package checks before it writes. {@code CONFLICTED} bookings and ended ones carry none.
 *
 * <p>{@code rev} grows when time, place, people or status are decided anew, {@code version} with every change. Mails are
 * jobs born in the {@code outbox} of the very write that makes them true.
 */
@NullMarked
package dev.holdfast.booking.booking;

import org.jspecify.annotations.NullMarked;
