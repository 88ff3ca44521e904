/**
 * Bookings made here: how many a second beside a bare insert, how soon at a steady rate, rivals for one time, and a month of free
 * times.
 */
@NullMarked
package dev.holdfast.bench.bookings;

import org.jspecify.annotations.NullMarked;
