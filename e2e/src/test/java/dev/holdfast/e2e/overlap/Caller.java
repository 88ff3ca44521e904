package dev.holdfast.e2e.overlap;

import dev.holdfast.e2e.driver.BookingLink;
import dev.holdfast.e2e.driver.Session;

/**
 * Somebody who is signed in.
 *
 * @param authorization the header that proves it, good for longer than any run lasts
 */
record Caller(Session session, String userId, boolean isStaff, String authorization) {

    static Caller client(Session session) {
        return of(session, false);
    }

    static Caller staff(Session session) {
        return of(session, true);
    }

    private static Caller of(Session session, boolean staff) {
        return new Caller(session, session.me().path("id").asText(), staff, session.authorization());
    }

    BookingLink link(Sold sold) {
        return session.bookingLink(sold.offeringId());
    }
}
