/**
 * The life of one booking, and the rule that two active bookings of one practitioner never overlap.
 *
 * <p>While a booking is active ({@code REQUESTED}, {@code PENDING_PAYMENT}, {@code CONFIRMED}) its document carries
 * {@code claims}: the five-minute buckets it occupies, buffers included. A unique index over practitioner and claims is
 * the rule; what is read before a write only chooses what to write. {@code CONFLICTED} bookings and ended ones carry none.
 * Where only buffers clash, a booking that Calendly accepted is confirmed: it claims what is free and names those
 * whose time it shares in {@code overrides}; they name it in {@code sharedWith}, and when one goes its buckets pass on. So does a booking
 * with which staff override a clash: a new one, one that they move, or a conflicted one that they accept where it is.
 *
 * <p>Calendly's word ({@code Bookings}) is followed; requests of people here ({@code NewBookings}, {@code BookingOps}) are refused
 * when the time is taken, and those of clients when it is not free for them ({@code FreeStarts}) either, or when it is too late to
 * change it ({@code PolicyWindows}). Under a cap a client's booking has a number in its day and its week as long as it counts there, which
 * another unique index lets be there once ({@code CapSpan}). A booking that is moved or cancelled here has the event of its invitee cancelled by {@code
 * calendly-cancel}. Every release embeds {@code reclaim}, which tries conflicted bookings again.
 *
 * <p>{@code rev} grows when time, place, people or status are decided anew, {@code version} with every change. Each
 * decision has one mail, a job born in the {@code outbox} of the very write that makes it true, and wanted only until the
 * next decision.
 */
@NullMarked
package dev.holdfast.booking.booking;

import org.jspecify.annotations.NullMarked;
