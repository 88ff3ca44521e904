package dev.holdfast.notification.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.JobExamples;
import dev.holdfast.notification.Neighbour;
import dev.holdfast.notification.Surroundings;
import dev.holdfast.notification.message.Inbox;
import dev.holdfast.notification.message.JobDesk;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Practitioners are mailed their day. */
@QuarkusTest
class AgendaIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Inbox INBOX = new Inbox(Surroundings.smtpPort());

    private static Neighbour neighbour;

    @Inject
    Database database;

    @Inject
    JobDesk desk;

    @Inject
    AgendaJobs jobs;

    private final String user = "us_" + UUID.randomUUID().toString().replace("-", "");

    @BeforeAll
    static void open() {
        INBOX.start();
        neighbour = new Neighbour(Surroundings.neighbourPort());
    }

    @AfterAll
    static void close() {
        neighbour.close();
        INBOX.stop();
    }

    @BeforeEach
    void aPractitioner() {
        String person = """
                {"id":"%s","email":"%s@staff.test","name":"Mira","timeZone":"Asia/Kolkata","roles":["practitioner"]}
                """.formatted(user, user);
        neighbour.says("/internal/users/" + user, person);
        neighbour.says("/internal/staff", "{\"items\":[" + person + "]}");
    }

    @Test
    void theClockMakesEachDaysJobOnceHoweverOftenItStrikes() {
        Instant now = Instant.parse("2027-01-14T03:00:00Z");

        jobs.make(now).await().atMost(LIMIT);
        jobs.make(now.plusSeconds(600)).await().atMost(LIMIT);

        List<Document> made = made();
        assertThat(made)
                .extracting(job -> job.getString("_id"))
                .containsExactly("agenda|" + user + "|2027-01-14", "agenda|" + user + "|2027-01-15");
        assertThat(made.getFirst().getDate("runAt").toInstant()).isEqualTo(Instant.parse("2027-01-14T01:30:00Z"));
        assertThat(made.getFirst().getDate("expireAt").toInstant()).isEqualTo(Instant.parse("2027-01-14T05:30:00Z"));
        assertThat(made.getFirst().get("payload", Document.class).keySet())
                .isEqualTo(JobExamples.payload("agenda").keySet());
    }

    @Test
    void saysWhenAndWhatButNotWho() throws Exception {
        neighbour.says("/internal/agenda", """
                {"items":[{"offeringName":"Talk <b>","status":"CONFIRMED","startsAt":"2027-01-14T09:00:00Z","endsAt":"2027-01-14T09:30:00Z"},
                          {"offeringName":"Walk","status":"CONFIRMED","startsAt":"2027-01-14T10:00:00Z","endsAt":"2027-01-14T11:00:00Z"}]}
                """);
        desk.ends(job(), "DONE");

        var mail = INBOX.onlyMail(user);
        assertThat(mail.getSubject()).isEqualTo("Thursday, 14 January 2027: 2 bookings");
        assertThat(Inbox.text(mail, "text/plain"))
                .contains("14:30 to 15:00  Talk <b>", "15:30 to 16:30  Walk", "https://book.example.test/practice");
        assertThat(GreenMailUtil.getWholeMessage(mail)).contains("Talk &lt;b&gt;");
    }

    @Test
    void saysWhichBookingsClash() throws Exception {
        neighbour.says("/internal/agenda", """
                {"items":[{"offeringName":"Talk","status":"CONFIRMED","startsAt":"2027-01-14T09:00:00Z","endsAt":"2027-01-14T09:30:00Z"},
                          {"offeringName":"Walk","status":"CONFLICTED","startsAt":"2027-01-14T09:15:00Z","endsAt":"2027-01-14T10:00:00Z"}]}
                """);
        desk.ends(job(), "DONE");

        String text = Inbox.text(INBOX.onlyMail(user), "text/plain");
        assertThat(text.lines())
                .contains("14:30 to 15:00  Talk", "14:45 to 15:30  Walk (clashes with another booking)");
        assertThat(Inbox.text(INBOX.onlyMail(user), "text/html"))
                .contains("Talk</li>", "Walk (clashes with another booking)</li>");
    }

    @Test
    void whoHasNothingThatDayHearsNothing() {
        neighbour.says("/internal/agenda", "{\"items\":[]}");

        desk.ends(job(), "CANCELLED");
        assertThat(INBOX.mails(user)).isEmpty();
    }

    private OutboxEntry job() {
        OutboxEntry job = OutboxEntry.dueNow(
                "agenda|" + user + "|2027-01-14",
                "agenda",
                "mail",
                new JobRef("user", user, 0),
                new Document("v", 1).append("userId", user).append("day", "2027-01-14"),
                Instant.now());
        desk.insert(job);
        return job;
    }

    private List<Document> made() {
        return database.documents("jobs", Document.class)
                .list(
                        Filters.and(Filters.eq("ref.id", user), Filters.eq("type", "agenda")),
                        Sorts.ascending("_id"),
                        0,
                        10)
                .await()
                .atMost(LIMIT);
    }
}
