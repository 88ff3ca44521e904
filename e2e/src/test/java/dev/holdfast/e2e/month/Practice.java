package dev.holdfast.e2e.month;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.e2e.MovableClock;
import dev.holdfast.e2e.driver.CalendarEntry;
import dev.holdfast.e2e.driver.Mail;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import dev.holdfast.e2e.month.Happening.Cancelled;
import dev.holdfast.e2e.month.Happening.Decided;
import dev.holdfast.e2e.month.Happening.OfBooking;
import dev.holdfast.e2e.month.Happening.Travelled;
import dev.holdfast.e2e.month.Happening.Wished;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The people of the month and what they do at the edge: a practitioner who works day and night, an admin, and the clients. */
final class Practice {

    /** The id of a mail says which job sent it: what it is, the booking, the decision, and for a reminder how long before. */
    private static final Pattern MAIL =
            Pattern.compile("<([a-z-]+)\\+([A-Za-z0-9_]+)\\+(\\d+)(?:\\+(T-\\d+m)\\+\\d+)?@.*");

    private static final Map<String, String> QUIET_HOURS = Map.of("from", "22:00", "to", "07:00");

    private final Stack stack;
    private final Session admin;
    private final List<Person> people;
    private final List<Session> clients;
    private final String offering;
    private final Map<Integer, String> bookings = new HashMap<>();

    Practice(Stack stack) {
        this.stack = stack;
        this.admin = stack.signInAs("admin");
        this.people = IntStream.range(0, Script.CLIENTS)
                .mapToObj(client -> Person.called("Month"))
                .toList();
        this.clients = people.stream().map(stack::settle).toList();
        IntStream.range(0, Script.CLIENTS)
                .forEach(client -> moveTo(client, Script.home(client).getId()));
        this.offering = offering(practitioner());
    }

    private String practitioner() {
        Session practitioner = stack.signInAs("practitioner");
        String id = practitioner.me().path("id").asText();
        List<Map<String, Object>> week = Arrays.stream(DayOfWeek.values())
                .map(day -> Map.<String, Object>of(
                        "day", day.name(), "ranges", List.of(Map.of("from", "00:00", "to", "24:00"))))
                .toList();
        long rev =
                practitioner.get("/api/schedule").expect(200).json().path("rev").asLong();
        practitioner
                .send("PUT", "/api/schedule", Map.of("timeZone", "Etc/UTC", "weeklyHours", week, "rev", rev))
                .expect(200);
        return id;
    }

    private String offering(String practitioner) {
        Map<String, Object> body = Map.ofEntries(
                Map.entry("name", "Talk"),
                Map.entry("durationMinutes", Script.MINUTES),
                Map.entry("price", Map.of("amount", 5_000, "currency", "EUR")),
                Map.entry("bookingMode", "internal"),
                Map.entry("practitionerIds", List.of(practitioner)),
                Map.entry("reminderMinutesBefore", Script.USUAL),
                Map.entry("minimumNoticeMinutes", 0),
                Map.entry("slotStepMinutes", 5),
                Map.entry("cancelWindowMinutes", 0),
                Map.entry("rescheduleWindowMinutes", 0));
        return admin.post("/api/offerings", body).expect(201).json().path("id").asText();
    }

    /** Lets it happen; afterwards it has, and what follows from it is under way. */
    void happen(Happening happening) {
        switch (happening) {
            case Decided made when made.rev() == 1 -> book(made);
            case Decided moved ->
                change(moved, "reschedule", Map.of("startsAt", moved.startsAt().toString()));
            case Cancelled cancelled -> change(cancelled, "cancel", Map.of());
            case Travelled travelled ->
                moveTo(travelled.client(), travelled.zone().getId());
            case Wished wished ->
                fresh(clients.get(wished.client()))
                        .send(
                                "PUT",
                                "/api/notifications/preferences",
                                Map.of("reminderMinutesBefore", wished.minutesBefore(), "quietHours", QUIET_HOURS))
                        .expect(200);
        }
    }

    private void book(Decided made) {
        Session client = fresh(clients.get(made.client()));
        Map<String, Object> body = new HashMap<>(
                Map.of("offeringId", offering, "startsAt", made.startsAt().toString()));
        if (made.byStaff()) {
            body.put("clientId", client.me().path("id").asText());
        }
        JsonNode booking = (made.byStaff() ? fresh(admin) : client)
                .post("/api/bookings", body)
                .expect(201)
                .json();
        bookings.put(made.booking(), booking.path("id").asText());
    }

    private void change(OfBooking decision, String how, Map<String, Object> body) {
        fresh(decision.byStaff() ? admin : clients.get(decision.client()))
                .post("/api/bookings/" + bookings.get(decision.booking()) + "/" + how, body)
                .expect(200);
    }

    private void moveTo(int client, String zone) {
        fresh(clients.get(client))
                .send("PATCH", "/api/users/me", Map.of("timeZone", zone))
                .expect(200);
    }

    /** The clock may have left the access token behind. */
    private static Session fresh(Session session) {
        session.refresh().expect(200);
        return session;
    }

    /** Every mail to the clients but the one that verified their address, which each got once. */
    List<Told> told(MovableClock clock) {
        return IntStream.range(0, Script.CLIENTS)
                .boxed()
                .flatMap(client -> told(client, clock))
                .toList();
    }

    private Stream<Told> told(int client, MovableClock clock) {
        List<Mail> mails = stack.inbox().to(people.get(client).email());
        List<Mail> ofBookings = mails.stream()
                .filter(mail -> !mail.messageId().startsWith("<verify-email+"))
                .toList();
        Promise.that(mails.size() == ofBookings.size() + 1, "one mail that verifies the address", mails);
        return ofBookings.stream().map(mail -> told(client, mail, clock));
    }

    private Told told(int client, Mail mail, MovableClock clock) {
        Matcher id = MAIL.matcher(mail.messageId());
        Promise.that(id.matches(), "a mail about a booking", mail.messageId());
        int booking = bookings.entrySet().stream()
                .filter(each -> each.getValue().equals(id.group(2)))
                .findFirst()
                .orElseThrow()
                .getKey();
        return new Told(
                client,
                id.group(4) == null ? id.group(1) : id.group(4),
                booking,
                Integer.parseInt(id.group(3)),
                mail.calendarEntry().map(CalendarEntry::startsAt).orElse(null),
                clock.shownAt(Instant.parse(mail.receivedAt())));
    }
}
