package dev.holdfast.notification.message;

import static dev.holdfast.kit.test.Waiting.await;
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
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff are told of what needs a person. */
@QuarkusTest
class StaffMailIT {

    private static final Inbox INBOX = new Inbox(Surroundings.smtpPort());

    private static Neighbour neighbour;

    @Inject
    Database database;

    @Inject
    JobDesk desk;

    private final String subject = UUID.randomUUID().toString().replace("-", "");
    private final String task = "booking-conflict.bk_" + subject;
    private final List<String> staff = List.of("us_a" + subject, "us_b" + subject);

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
    void aTaskIsOpen() {
        taskIs(true);
        staff.forEach(id -> neighbour.says("/internal/users/" + id, person(id)));
        neighbour.says(
                "/internal/staff",
                "{\"items\":[" + staff.stream().map(StaffMailIT::person).collect(Collectors.joining(",")) + "]}");
    }

    @Test
    void mailsEachOfTheStaffOnceHoweverOftenTheNoticeIsRun() throws Exception {
        OutboxEntry notice = notice();
        desk.ends(notice, "DONE");
        desk.again(notice);
        desk.ends(notice, "DONE");
        await().untilAsserted(() -> assertThat(mailJobs()).hasSize(2).allMatch(job -> "DONE".equals(job.get("state"))));

        assertThat(mails()).hasSize(2);
        assertThat(mails().stream().map(StaffMailIT::messageId))
                .containsExactlyInAnyOrder(messageIdFor(staff.get(0)), messageIdFor(staff.get(1)));
        String mail = GreenMailUtil.getWholeMessage(mails().getFirst());
        assertThat(mails().getFirst().getSubject()).isEqualTo("Needs you: Two at once <here>");
        assertThat(mail).contains("https://book.example.test/practice", "Two at once &lt;here&gt;");
        assertThat(mailJobs().getFirst().get("payload", Document.class).keySet())
                .isEqualTo(JobExamples.payload("staff-mail").keySet());
    }

    @Test
    void tellsNobodyOfWhatIsDealtWith() {
        taskIs(false);
        OutboxEntry notice = notice();

        desk.ends(notice, "CANCELLED");

        assertThat(mailJobs()).isEmpty();
    }

    @Test
    void aMailOnItsWayIsDroppedWhenSomebodyWasFaster() {
        OutboxEntry mail = OutboxEntry.dueNow(
                "staff-mail|" + task + "|" + staff.getFirst(),
                "staff-mail",
                "mail",
                new JobRef("task", task, 1),
                new Document("v", 1).append("taskId", task).append("userId", staff.getFirst()),
                Instant.now());
        taskIs(false);
        desk.insert(mail);

        desk.ends(mail, "CANCELLED");

        assertThat(mails()).isEmpty();
    }

    @Test
    void waitsForNeighboursWithoutUsingUpAttempts() {
        neighbour.isAway(true);
        OutboxEntry notice = notice();
        desk.errs(notice, "booking-away");
        neighbour.isAway(false);
        desk.ends(notice, "DONE");

        assertThat(desk.stored(notice)).containsEntry("attempts", 0);
        await().untilAsserted(() -> assertThat(mails()).hasSize(2));
    }

    private OutboxEntry notice() {
        OutboxEntry notice = OutboxEntry.dueNow(
                "staff-notice|" + task,
                "staff-notice",
                "mail",
                new JobRef("task", task, 1),
                new Document("v", 1).append("taskId", task),
                Instant.now());
        desk.insert(notice);
        return notice;
    }

    private void taskIs(boolean open) {
        neighbour.says("/internal/tasks/" + task, """
                {"id":"%s","kind":"booking-conflict","open":%s,"summary":"Two at once <here>"}
                """.formatted(task, open));
    }

    private static String person(String id) {
        return """
                {"id":"%s","email":"%s@staff.test","name":"Mira","timeZone":"Asia/Kolkata","roles":["practitioner"]}
                """.formatted(id, id);
    }

    private List<Document> mailJobs() {
        return database.documents("jobs", Document.class)
                .list(
                        Filters.and(Filters.eq("type", "staff-mail"), Filters.eq("ref.id", task)),
                        Sorts.ascending("_id"),
                        0,
                        10)
                .await()
                .indefinitely();
    }

    private List<MimeMessage> mails() {
        return INBOX.mails(subject);
    }

    private String messageIdFor(String userId) {
        return "<staff-mail+booking-conflict~bk_" + subject + "+" + userId + "@book.example.test>";
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
