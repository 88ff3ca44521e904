package dev.holdfast.e2e.demo;

import static dev.holdfast.e2e.driver.Stack.SOON;

import dev.holdfast.e2e.driver.CalendarEntry;
import dev.holdfast.e2e.driver.Mail;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.Stack;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** What the mails to one address say to its owner's calendar. */
final class ClientCalendar {
    private final Stack stack;
    private final String address;

    ClientCalendar(Stack stack, String address) {
        this.stack = stack;
        this.address = address;
    }

    /** The entry at this start, once a mail has put it there. */
    CalendarEntry entry(Instant start) {
        return entry(start, CalendarEntry::isRequest);
    }

    /** The entry at this start, once a mail has moved it there from another one. */
    CalendarEntry moved(CalendarEntry before, Instant start) {
        return next(before, entry(start));
    }

    /** The entry, once a mail has taken it off again. */
    CalendarEntry gone(CalendarEntry before) {
        return next(before, entry(before.startsAt(), CalendarEntry::isCancellation));
    }

    private CalendarEntry entry(Instant start, Predicate<CalendarEntry> wanted) {
        List<Mail> mails = Promise.within(
                SOON,
                "a mail about " + start,
                () -> stack.inbox().about(address, start, wanted),
                found -> !found.isEmpty());
        return mails.getFirst().calendarEntry().orElseThrow();
    }

    private static CalendarEntry next(CalendarEntry before, CalendarEntry now) {
        Promise.that(now.uid().equals(before.uid()), "the same entry", now.uid());
        Promise.that(now.sequence() > before.sequence(), "a higher sequence", now.sequence());
        return now;
    }
}
