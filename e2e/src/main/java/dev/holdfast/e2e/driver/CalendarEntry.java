package dev.holdfast.e2e.driver;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one event of an iCalendar text, as a calendar program reads it.
 *
 * @param method what is to be done with it: {@code REQUEST} or {@code CANCEL}
 * @param complaints what breaks RFC 5545 in it; empty for a valid one
 */
public record CalendarEntry(
        String method,
        String uid,
        int sequence,
        Instant startsAt,
        Instant endsAt,
        String organizer,
        String attendee,
        List<String> complaints) {

    /** Reads a text; fails unless it holds exactly one event with all that is asked of an invitation. */
    static CalendarEntry parse(String text) {
        List<List<ParseWarning>> warnings = new ArrayList<>();
        List<ICalendar> calendars = Biweekly.parse(text).warnings(warnings).all();
        Promise.that(calendars.size() == 1, "one calendar", calendars.size() + " calendars");
        ICalendar calendar = calendars.getFirst();
        Promise.that(
                calendar.getEvents().size() == 1,
                "one event",
                calendar.getEvents().size() + " events");
        VEvent event = calendar.getEvents().getFirst();
        return new CalendarEntry(
                calendar.getMethod().getValue(),
                event.getUid().getValue(),
                event.getSequence().getValue(),
                event.getDateStart().getValue().toInstant(),
                event.getDateEnd().getValue().toInstant(),
                event.getOrganizer().getEmail(),
                event.getAttendees().getFirst().getEmail(),
                complaints(calendar, warnings));
    }

    private static List<String> complaints(ICalendar calendar, List<List<ParseWarning>> warnings) {
        Stream<String> whileReading = warnings.stream().flatMap(List::stream).map(ParseWarning::toString);
        Stream<String> afterwards = calendar.validate(ICalVersion.V2_0).getWarnings().stream()
                .map(warning -> warning.getWarnings().toString());
        return Stream.concat(whileReading, afterwards).toList();
    }

    /** Whether it puts an event into a calendar, rather than taking it off. */
    public boolean isRequest() {
        return method.equals("REQUEST");
    }

    /** Whether it takes an event off a calendar. */
    public boolean isCancellation() {
        return method.equals("CANCEL");
    }
}
