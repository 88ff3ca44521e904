package dev.holdfast.booking.calendly.link;

import java.time.Instant;

/**
 * Where to book.
 *
 * @param expiresAt until when a booking made there is the caller's
 */
record BookingLinkView(String url, Instant expiresAt) {

    @Override
    public String toString() {
        return "BookingLinkView[" + expiresAt + "]";
    }
}
