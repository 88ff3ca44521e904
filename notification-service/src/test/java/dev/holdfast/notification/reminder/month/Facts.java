package dev.holdfast.notification.reminder.month;

import dev.holdfast.notification.Neighbour;
import dev.holdfast.notification.reminder.month.Happening.Cancelled;
import dev.holdfast.notification.reminder.month.Happening.Decided;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;

/** What the neighbours know as the month goes on. */
final class Facts {

    private final Neighbour neighbour;
    private final Map<String, Decided> bookings = new HashMap<>();

    Facts(Neighbour neighbour) {
        this.neighbour = neighbour;
    }

    void decide(Decided decided) {
        bookings.put(decided.booking(), decided);
    }

    void cancel(Cancelled cancelled) {
        bookings.remove(cancelled.booking());
    }

    void isIn(String client, ZoneId zone) {
        neighbour.says("/internal/users/" + client, """
            {"id":"%s","email":"%s@example.test","name":"A","timeZone":"%s","roles":["client"]}
            """.formatted(client, client, zone.getId()));
    }

    /** Says which of a client's bookings are to come. */
    void coming(String client, Instant now) {
        String items = bookings.values().stream()
                .filter(booking ->
                        booking.client().equals(client) && booking.startsAt().isAfter(now))
                .map(booking -> "{\"id\":\"%s\",\"rev\":%d}".formatted(booking.booking(), booking.rev()))
                .collect(Collectors.joining(","));
        neighbour.says("/internal/bookings", "{\"items\":[" + items + "]}");
    }

    /** Says what is true when this job asks. */
    void asked(Document job) {
        String id = job.getString("_id");
        String booking = job.get("ref", Document.class).getString("id");
        long rev = job.get("ref", Document.class).getLong("rev");
        Decided decided = bookings.get(booking);
        boolean cancelling = id.startsWith("booking-cancelled");
        boolean wanted = cancelling ? decided == null : decided != null && decided.rev() == rev;
        String client = job.get("payload", Document.class).getString("client");
        neighbour.says("/internal/mail-facts/" + id, """
                    {"wanted":%s,"kind":"x","bookingId":"%s","clientId":"%s","offeringName":"Talk","status":"X",
                     "startsAt":"%s","endsAt":"%s","sequence":%d,"rev":%d,"madeByClient":true,
                     "decidedAt":"%s","reminderMinutesBefore":[1440,60]}
                    """.formatted(
                        wanted,
                        booking,
                        decided == null ? client : decided.client(),
                        decided == null ? Script.BEGIN : decided.startsAt(),
                        decided == null ? Script.BEGIN : decided.startsAt().plusSeconds(1800),
                        rev - 1,
                        rev,
                        decided == null ? Script.BEGIN : decided.at()));
    }
}
