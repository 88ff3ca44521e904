package dev.holdfast.notification.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.holdfast.kit.job.outbox.JobNudge;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.JobExamples;
import dev.holdfast.notification.Neighbour;
import dev.holdfast.notification.Surroundings;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff are told of what needs a person. */
@QuarkusTest
class StaffMailIT {

    private static final GreenMail INBOX =
            new GreenMail(new ServerSetup(Surroundings.smtpPort(), "localhost", ServerSetup.PROTOCOL_SMTP));

    private static Neighbour neighbour;

    @Inject
    Database database;

    @Inject
    JobStore jobs;

    @Inject
    JobNudge nudge;

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
        ends(notice, "DONE");
        change(notice, Updates.combine(Updates.set("state", "READY"), Updates.unset("doneAt")));
        ends(notice, "DONE");
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

        ends(notice, "CANCELLED");

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
        insert(mail);

        ends(mail, "CANCELLED");

        assertThat(mails()).isEmpty();
    }

    @Test
    void waitsForNeighboursWithoutUsingUpAttempts() {
        neighbour.isAway(true);
        OutboxEntry notice = notice();
        await().untilAsserted(() -> {
            nudge.nudge(List.of(notice)).onFailure().recoverWithNull().await().indefinitely();
            assertThat(stored(notice).get("err", Document.class)).containsEntry("code", "booking-away");
        });
        neighbour.isAway(false);
        ends(notice, "DONE");

        assertThat(stored(notice)).containsEntry("attempts", 0);
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
        insert(notice);
        return notice;
    }

    private void insert(OutboxEntry job) {
        jobs.insertMissing(List.of(job.toJob())).await().indefinitely();
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

    private void ends(OutboxEntry job, String state) {
        await().untilAsserted(() -> {
            nudge.nudge(List.of(job)).onFailure().recoverWithNull().await().indefinitely();
            assertThat(stored(job)).containsEntry("state", state);
        });
    }

    private void change(OutboxEntry job, Bson update) {
        database.documents("jobs", Document.class)
                .update(Filters.eq("_id", job.id()), update)
                .await()
                .indefinitely();
    }

    private Document stored(OutboxEntry job) {
        return database.documents("jobs", Document.class)
                .findById(job.id())
                .await()
                .indefinitely();
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
        return Arrays.stream(INBOX.getReceivedMessages())
                .filter(mail -> GreenMailUtil.getWholeMessage(mail).contains(subject))
                .toList();
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
