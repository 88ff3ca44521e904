package dev.holdfast.sandbox.calendly.agenda;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What a visitor asks for.
 *
 * @param answer the answer to the event type's one question; may be empty
 */
public record BookingRequest(Instant start, String name, String email, ZoneId zone, String answer, Tracking tracking) {

    BookingRequest at(Instant other, ZoneId seenFrom) {
        return new BookingRequest(other, name, email, seenFrom, answer, tracking);
    }
}
