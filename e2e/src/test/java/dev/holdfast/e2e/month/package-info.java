/**
 * A month of bookings, moves, cancellations, changed wishes and travelling clients in a stack whose clock is put forward, and what an obvious
 * look at it expects of every mail.
 */
@NullMarked
package dev.holdfast.e2e.month;

import org.jspecify.annotations.NullMarked;
