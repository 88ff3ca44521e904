/**
 * The scheduling token that ties a booking made at Calendly to a user. The gateway checks it, the booking service
 * issues it; both must agree to the bit, so it lives here.
 */
@NullMarked
package dev.holdfast.kit.service.scheduling;

import org.jspecify.annotations.NullMarked;
