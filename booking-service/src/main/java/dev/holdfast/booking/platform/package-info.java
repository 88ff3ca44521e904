/**
 * Wiring of this service; it may know every feature, and no feature knows it.
 */
@NullMarked
package dev.holdfast.booking.platform;

import org.jspecify.annotations.NullMarked;
