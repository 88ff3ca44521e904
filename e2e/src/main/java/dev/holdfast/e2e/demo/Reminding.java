package dev.holdfast.e2e.demo;

import static dev.holdfast.e2e.driver.Stack.SOON;

import dev.holdfast.e2e.driver.CalendarEntry;
import dev.holdfast.e2e.driver.Mail;
import dev.holdfast.e2e.driver.Offering;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A client chooses when to be reminded, and is. */
final class Reminding {
    /** The earliest start for which a reminder can be chosen that comes soon: ten minutes is the shortest. */
    private static final Duration AHEAD = Duration.ofMinutes(13);

    /** A reminder may come earlier than chosen by this part of its time before the start. */
    private static final int SPREAD_PART = 30;

    /** What choosing and planning may take. */
    private static final Duration MARGIN = Duration.ofSeconds(6);

    private final Stack stack;
    private final Narrator narrator;
    private final Consumer<Instant> waiting;

    /** @param waiting is told up to when there is nothing to be seen */
    Reminding(Stack stack, Narrator narrator, Consumer<Instant> waiting) {
        this.stack = stack;
        this.narrator = narrator;
        this.waiting = waiting;
    }

    void tell(Session asha, Offering offering) {
        narrator.chapter("Reminding");
        String address = asha.me().path("email").asText();
        Instant start = stack.times().soonest(AHEAD);
        narrator.step("She books for " + start, () -> {
            stack.calendlyPages().book(asha.bookingLink(offering.id()).url(), stack.somebody("Mother"), start);
            Promise.within(
                    SOON,
                    "a confirmation",
                    () -> stack.inbox().about(address, start, CalendarEntry::isRequest),
                    found -> !found.isEmpty());
            return "confirmed";
        });
        Instant due = nextMinuteThatCanBeChosen(start);
        long minutes = Duration.between(due, start).toMinutes();
        narrator.step("… and wishes to be reminded " + minutes + " minutes before", () -> {
            Map<String, Object> wish = new HashMap<>();
            wish.put("reminderMinutesBefore", List.of(minutes));
            wish.put("quietHours", null);
            asha.send("PUT", "/api/notifications/preferences", wish).expect(200);
            return "due by " + due + ", a little earlier so that not all come at once";
        });
        narrator.step("She is reminded, once and in time", () -> {
            waiting.accept(due.minus(MARGIN));
            Duration wait = Duration.between(stack.clock().instant(), due).plus(SOON);
            List<Mail> reminders = Promise.within(
                    wait,
                    "a reminder",
                    () -> stack.inbox().to(address, mail -> mail.subject().startsWith("Reminder: ")),
                    found -> !found.isEmpty());
            Promise.that(reminders.size() == 1, "one reminder", reminders.size());
            Instant came = stack.clock().instant();
            Promise.that(!came.isAfter(due.plusSeconds(5)), "it by " + due, came);
            return reminders.getFirst() + " at " + came;
        });
    }

    /** So far ahead that its reminder, however early it comes, comes after it was chosen. */
    private Instant nextMinuteThatCanBeChosen(Instant start) {
        Instant now = stack.clock().instant();
        Duration spread = Duration.between(now, start).dividedBy(SPREAD_PART);
        return now.plus(spread).plus(MARGIN).truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
    }
}
