package dev.holdfast.notification.message;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.notification.Neighbour;
import java.time.Instant;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A client of whom no other test knows, the jobs to mail that client, and what the neighbours say when these run. */
final class ClientFixture {

    private final String subject = UUID.randomUUID().toString().replace("-", "");
    private final String address = subject.substring(0, 8) + "@example.test";
    private final Neighbour neighbour;
    private final JobDesk desk;

    ClientFixture(Neighbour neighbour, JobDesk desk) {
        this.neighbour = neighbour;
        this.desk = desk;
    }

    /** What follows {@code us_} in the id of the client and {@code bk_} in that of the booking. */
    String subject() {
        return subject;
    }

    String address() {
        return address;
    }

    OutboxEntry verifyEmail(String link) {
        return accountMail("verify-email", "1", link);
    }

    /** A mail about the account, of which identity tells the facts. */
    OutboxEntry accountMail(String type, String occasion, @Nullable String link) {
        OutboxEntry job = accountJob(type, occasion, new Document("v", 1));
        neighbour.says("/internal/mail-facts/" + job.id(), accountFacts(link));
        return job;
    }

    /** A job about the account, of which nobody tells anything. */
    OutboxEntry accountJob(String type, String occasion, Document payload) {
        return job(type, new JobRef("user", "us_" + subject, 1), occasion, payload);
    }

    /** A mail about the booking, of which booking tells the facts and identity the person. */
    OutboxEntry booking(String type, boolean wanted, String offering, int sequence) {
        return booking(type, wanted, offering, Integer.toString(sequence));
    }

    /** The same with an occasion that begins with the sequence. */
    OutboxEntry booking(String type, boolean wanted, String offering, String occasion) {
        return booking(type, wanted, offering, occasion, true);
    }

    /** A mail about a booking that staff made. */
    OutboxEntry bookingByStaff(String type, int sequence) {
        return booking(type, true, "Talk", Integer.toString(sequence), false);
    }

    private OutboxEntry booking(String type, boolean wanted, String offering, String occasion, boolean madeByClient) {
        var ref = new JobRef("booking", "bk_" + subject, 1);
        OutboxEntry job = job(type, ref, occasion, new Document("v", 1));
        neighbour.says("/internal/mail-facts/" + job.id(), """
                    {"wanted":%s,"kind":"%s","bookingId":"bk_%s","clientId":"us_%s","offeringName":"%s","practitionerId":"us_p",
                     "status":"CONFIRMED","startsAt":"2027-01-14T09:00:00Z","endsAt":"2027-01-14T09:30:00Z","sequence":%s,"rev":1,"madeByClient":%s}
                    """.formatted(
                        wanted, type, subject, subject, offering, occasion.split("\\|", 2)[0], madeByClient));
        neighbour.says("/internal/users/us_" + subject, """
            {"id":"us_%s","email":"%s","name":"Asha Rao","timeZone":"Asia/Kolkata","roles":["client"]}
            """.formatted(subject, address));
        return job;
    }

    private String accountFacts(@Nullable String link) {
        return """
            {"wanted":true,"kind":"x","to":{"email":"%s","name":"Asha Rao"},"timeZone":"Asia/Kolkata"%s}
            """.formatted(address, link == null ? "" : ",\"link\":\"" + link + "\"");
    }

    private OutboxEntry job(String type, JobRef ref, String occasion, Document payload) {
        String id = type + "|" + ref.id() + "|" + occasion;
        OutboxEntry job = OutboxEntry.dueNow(id, type, "mail", ref, payload, Instant.now());
        desk.insert(job);
        return job;
    }
}
