package dev.holdfast.notification.reminder;

import static dev.holdfast.kit.test.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.JobExamples;
import dev.holdfast.kit.test.TestTokens;
import dev.holdfast.notification.Neighbour;
import dev.holdfast.notification.Surroundings;
import dev.holdfast.notification.message.Inbox;
import dev.holdfast.notification.message.JobDesk;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A client is reminded once, in time, and of nothing that is not so any more. */
@QuarkusTest
class ReminderIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Inbox INBOX = new Inbox(Surroundings.smtpPort());

    private static Neighbour neighbour;

    @Inject
    Database database;

    @Inject
    JobDesk desk;

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

    @Test
    void aPlanMakesTheJobsOfTheRemindersAndPlanningAgainMakesNone() {
        RemindedClient client = client(Duration.ofDays(3));
        choose(client, "{\"quietHours\":null}");
        OutboxEntry plan = client.plan();
        desk.ends(plan, "DONE");
        desk.again(plan);
        desk.ends(plan, "DONE");

        List<Document> planned = reminders(client);
        assertThat(planned).hasSize(2);
        assertThat(due(planned.getFirst()))
                .isBetween(before(client, Duration.ofMinutes(1450)), before(client, Duration.ofMinutes(1440)));
        assertThat(due(planned.getLast()))
                .isBetween(before(client, Duration.ofMinutes(62)), before(client, Duration.ofMinutes(60)));
        for (Document reminder : planned) {
            assertThat(reminder)
                    .containsEntry("state", "READY")
                    .containsEntry("lane", "mail")
                    .containsEntry("expireAt", java.util.Date.from(client.startsAt()));
            assertThat(reminder.getString("_id")).matches("rem\\|" + client.bookingId() + "\\|1\\|T-(1440|60)m\\|\\d+");
            assertThat(reminder.get("payload", Document.class))
                    .containsOnlyKeys(JobExamples.payload("rem").keySet().toArray(String[]::new));
        }
    }

    @Test
    void nothingIsPlannedForWhatIsOvertaken() {
        RemindedClient client = client(Duration.ofDays(3));
        OutboxEntry plan = client.plan();
        client.asked(plan.id(), false);

        desk.ends(plan, "CANCELLED");
        assertThat(reminders(client)).isEmpty();
    }

    @Test
    void aReminderSaysWhenInTheClientsZoneAndComesOnce() throws Exception {
        RemindedClient client = client(Duration.ofMinutes(59));
        OutboxEntry reminder = client.reminder(60, "1700000000");
        desk.ends(reminder, "DONE");
        OutboxEntry plannedOtherwise = client.reminder(60, "1700000001");
        desk.ends(plannedOtherwise, "CANCELLED");

        var mail = INBOX.onlyMail(client.address());
        assertThat(mail.getSubject()).startsWith("Reminder: Talk, ");
        assertThat(Inbox.text(mail, "text/plain"))
                .contains("Hello Asha Rao", "to remind you", "India Standard Time (Asia/Kolkata, UTC+05:30)")
                .doesNotContain("calendar file");
        assertThat(desk.delivery(reminder)).containsEntry("kind", "rem").containsEntry("state", "SENT");
    }

    @Test
    void whatIsCancelledOrMovedIsNotRemindedOf() {
        RemindedClient client = client(Duration.ofMinutes(59));
        OutboxEntry reminder = client.reminder(60, "1700000000");
        client.asked(reminder.id(), false);

        desk.ends(reminder, "CANCELLED");
        assertThat(INBOX.mails(client.address())).isEmpty();
    }

    @Test
    void whatHasBegunIsNotRemindedOf() {
        RemindedClient client = client(Duration.ofMinutes(-1));

        desk.ends(client.reminder(60, "1700000000"), "CANCELLED");
        assertThat(INBOX.mails(client.address())).isEmpty();
    }

    @Test
    void aReminderThatIsToComeLaterByNowMakesItsSuccessor() {
        RemindedClient client = client(Duration.ofDays(3));
        choose(client, "{\"quietHours\":null}");
        OutboxEntry early = client.reminder(60, "1700000000");

        desk.ends(early, "CANCELLED");

        assertThat(INBOX.mails(client.address())).isEmpty();
        Document successor = reminders(client).stream()
                .filter(job -> !job.getString("_id").equals(early.id()))
                .findFirst()
                .orElseThrow();
        assertThat(due(successor))
                .isBetween(before(client, Duration.ofMinutes(62)), before(client, Duration.ofMinutes(60)));
    }

    @Test
    void aChoiceTakesBackWhatIsNotWishedAndPlansWhatIs() {
        RemindedClient client = client(Duration.ofDays(3));
        neighbour.says("/internal/bookings", """
            {"items":[{"id":"%s","rev":1}]}
            """.formatted(client.bookingId()));
        client.asked("plan|" + client.bookingId() + "|1|1", true);

        choose(client, "{\"reminderMinutesBefore\":[120],\"quietHours\":{\"from\":\"00:00\",\"to\":\"00:01\"}}");

        await().atMost(LIMIT).untilAsserted(() -> assertThat(reminders(client)).hasSize(1));
        assertThat(reminders(client).getFirst().getString("_id")).contains("|T-120m|");
        OutboxEntry usual = client.reminder(60, "1700000000");
        desk.ends(usual, "CANCELLED");
        assertThat(INBOX.mails(client.address())).isEmpty();
    }

    private RemindedClient client(Duration untilStart) {
        return new RemindedClient(neighbour, desk, untilStart);
    }

    private static void choose(RemindedClient client, String wishes) {
        await().until(() -> given().header("Authorization", TestTokens.user(client.userId(), "client"))
                        .contentType(ContentType.JSON)
                        .body(wishes)
                        .put("/api/notifications/preferences")
                        .statusCode()
                == 200);
    }

    private List<Document> reminders(RemindedClient client) {
        return database.documents("jobs", Document.class)
                .list(
                        Filters.and(Filters.eq("ref.id", client.bookingId()), Filters.eq("type", "rem")),
                        Sorts.ascending("runAt"),
                        0,
                        10)
                .await()
                .atMost(LIMIT);
    }

    private static Instant due(Document job) {
        return job.getDate("runAt").toInstant();
    }

    private static Instant before(RemindedClient client, Duration lead) {
        return client.startsAt().minus(lead);
    }
}
