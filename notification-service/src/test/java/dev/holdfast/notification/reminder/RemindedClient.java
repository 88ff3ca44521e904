package dev.holdfast.notification.reminder;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.notification.Neighbour;
import dev.holdfast.notification.message.JobDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.bson.Document;

/** A client with one booking, of whom no other test knows, and what the neighbours say about both. */
final class RemindedClient {

    private final String subject = UUID.randomUUID().toString().replace("-", "");
    private final Neighbour neighbour;
    private final JobDesk desk;
    private final Instant startsAt;

    RemindedClient(Neighbour neighbour, JobDesk desk, Duration untilStart) {
        this.neighbour = neighbour;
        this.desk = desk;
        this.startsAt = Instant.now().plus(untilStart).truncatedTo(ChronoUnit.SECONDS);
        neighbour.says("/internal/users/" + userId(), """
            {"id":"%s","email":"%s","name":"Asha Rao","timeZone":"Asia/Kolkata","roles":["client"]}
            """.formatted(userId(), address()));
    }

    String userId() {
        return "us_" + subject;
    }

    String bookingId() {
        return "bk_" + subject;
    }

    String address() {
        return subject.substring(0, 8) + "@example.test";
    }

    Instant startsAt() {
        return startsAt;
    }

    /** A job {@code plan} of the booking's first decision. */
    OutboxEntry plan() {
        String id = "plan|" + bookingId() + "|1";
        var payload = new Document("v", 1).append("bookingId", bookingId());
        return made(id, "plan", payload, Instant.now());
    }

    /** A job {@code rem} that is due now by some plan. */
    OutboxEntry reminder(int minutesBefore, String second) {
        String id = "rem|" + bookingId() + "|1|T-" + minutesBefore + "m|" + second;
        var payload = new Document("v", 1).append("bookingId", bookingId()).append("minutesBefore", minutesBefore);
        return made(id, "rem", payload, Instant.now());
    }

    /** Says what is true of the booking when a job of this id asks. */
    void asked(String jobId, boolean wanted) {
        neighbour.says("/internal/mail-facts/" + jobId, """
                    {"wanted":%s,"kind":"x","bookingId":"%s","clientId":"%s","offeringName":"Talk","practitionerId":"us_p",
                     "status":"CONFIRMED","startsAt":"%s","endsAt":"%s","sequence":0,"rev":1,"madeByClient":true,
                     "decidedAt":"2026-01-01T00:00:00Z","reminderMinutesBefore":[1440,60]}
                    """.formatted(
                        wanted, bookingId(), userId(), startsAt, startsAt.plusSeconds(1800)));
    }

    private OutboxEntry made(String id, String type, Document payload, Instant now) {
        asked(id, true);
        OutboxEntry job = OutboxEntry.dueNow(id, type, "mail", new JobRef("booking", bookingId(), 1), payload, now);
        desk.insert(job);
        return job;
    }
}
