package dev.holdfast.booking.calendly.link;

import java.time.Instant;

/** A token on its way to its user; never logged. */
record IssuedToken(String text, Instant expiresAt) {

    /** The page with the token in its query, where Calendly keeps it for us. */
    String on(String page) {
        String separator = page.contains("?") ? "&" : "?";
        return page + separator + "utm_source=holdfast&utm_content=" + text;
    }

    @Override
    public String toString() {
        return "IssuedToken[" + expiresAt + "]";
    }
}
