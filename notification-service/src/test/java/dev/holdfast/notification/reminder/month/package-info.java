/** A month of bookings, moves, cancellations, changed wishes and travelling clients, and what an obvious look at it expects. */
@NullMarked
package dev.holdfast.notification.reminder.month;

import org.jspecify.annotations.NullMarked;
