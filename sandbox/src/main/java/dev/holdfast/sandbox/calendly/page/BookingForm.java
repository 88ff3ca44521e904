package dev.holdfast.sandbox.calendly.page;

import dev.holdfast.sandbox.calendly.agenda.BookingRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a submitted booking form. */
sealed interface BookingForm {

    /** Everything is there. */
    record Complete(BookingRequest request) implements BookingForm {}

    /** Something is missing or wrong; {@code sentence} tells the visitor what. */
    record Incomplete(String sentence) implements BookingForm {}

    Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");
    int LONGEST_NAME = 255;
    int LONGEST_ADDRESS = 254;
    Duration FURTHEST = Duration.ofDays(3_650);

    static BookingForm of(Visit visit, Instant now) {
        var name = visit.text("name");
        var email = visit.text("email");
        var start = visit.text("start_time");
        var objection = objectionTo(start, now);
        if (objection.isPresent()) {
            return new Incomplete(objection.get());
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return new Incomplete("Please tell us your name.");
        }
        if (email.length() > LONGEST_ADDRESS || !ADDRESS.matcher(email).matches()) {
            return new Incomplete("Please give a valid e-mail address.");
        }
        if (visit.hasZoneParameter() && visit.chosenZone().isEmpty()) {
            return new Incomplete("Please choose a time zone from the list.");
        }
        return new Complete(new BookingRequest(
                Instant.parse(start), name, email, visit.zone(), visit.text("a1"), visit.tracking()));
    }

    /** The sentence for a visitor whose chosen time will not do; nothing when it will. */
    static Optional<String> objectionTo(String start, Instant now) {
        var instant = instantOf(start);
        if (instant.isEmpty()) {
            return Optional.of("Please choose a time.");
        }
        var bookable = instant.get().isAfter(now) && !instant.get().isAfter(now.plus(FURTHEST));
        return bookable ? Optional.empty() : Optional.of("That time cannot be booked. Please choose another one.");
    }

    private static Optional<Instant> instantOf(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
