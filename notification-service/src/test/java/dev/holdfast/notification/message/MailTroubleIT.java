package dev.holdfast.notification.message;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.notification.Neighbour;
import dev.holdfast.notification.SmtpDoor;
import dev.holdfast.notification.SmtpDoor.Fault;
import dev.holdfast.notification.Surroundings;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mail survives crashes, refusals, neighbours that are away and a store that freezes. */
@QuarkusTest
class MailTroubleIT {

    private static final Inbox INBOX = new Inbox(0);

    private static SmtpDoor door;
    private static Neighbour neighbour;

    @Inject
    Database database;

    @Inject
    JobDesk desk;

    private ClientFixture client;

    @BeforeAll
    static void open() {
        INBOX.start();
        door = new SmtpDoor(Surroundings.smtpPort(), INBOX.port());
        neighbour = new Neighbour(Surroundings.neighbourPort());
    }

    @AfterAll
    static void close() {
        neighbour.close();
        door.close();
        INBOX.stop();
    }

    @BeforeEach
    void isBack() {
        neighbour.isAway(false);
        neighbour.fails(false);
        client = new ClientFixture(neighbour, desk);
    }

    @Test
    void sendsAgainUnderTheSameIdAfterACrashBetweenMailAndResult() throws Exception {
        OutboxEntry job = client.booking("booking-confirmed", true, "Talk", 1);
        desk.ends(job, "DONE");
        // The mail is out, and the process died before it could write that down.
        desk.change("deliveries", job, Updates.combine(Updates.set("state", "STARTED"), Updates.unset("sentAt")));
        desk.again(job);
        desk.ends(job, "DONE");

        assertThat(mails()).hasSize(2);
        assertThat(mails().get(1).getMessageID()).isEqualTo(mails().get(0).getMessageID());
        assertThat(desk.delivery(job)).containsEntry("state", "SENT").containsEntry("tries", 2);
    }

    @Test
    void leavesAMessageAloneThatALaterClaimHasStarted() {
        OutboxEntry job = client.booking("booking-confirmed", true, "Talk", 1);
        database.documents("deliveries", Document.class)
                .insert(new Document("_id", job.id()).append("state", "STARTED").append("fence", 1_000L))
                .await()
                .indefinitely();

        desk.errs(job, "started-by-a-later-claim");
        assertThat(desk.stored(job)).containsEntry("attempts", 0);
        assertThat(mails()).isEmpty();
    }

    @Test
    void comesAgainAfterATemporaryRefusal() {
        door.spoilNext(new Fault.Answer("RCPT", "450 later"));
        OutboxEntry job = client.verifyEmail("https://book.example.test/x");
        desk.ends(job, "DONE");

        assertThat(desk.stored(job)).containsEntry("attempts", 1);
        assertThat(mails()).hasSize(1);
    }

    @Test
    void givesUpAfterARefusalForGood() {
        door.spoilNext(new Fault.Answer("RCPT", "550 no such user"));
        OutboxEntry job = client.verifyEmail("https://book.example.test/x");
        desk.ends(job, "DEAD");

        assertThat(desk.stored(job).get("err", Document.class)).containsEntry("code", "smtp-550");
        assertThat(desk.delivery(job)).containsEntry("state", "REJECTED").containsEntry("reason", "smtp-550");
        assertThat(mails()).isEmpty();
    }

    @Test
    void waitsForANeighbourWithoutUsingUpAttempts() {
        neighbour.isAway(true);
        OutboxEntry job = client.booking("booking-confirmed", true, "Talk", 1);
        desk.errs(job, "booking-away");
        neighbour.isAway(false);
        desk.ends(job, "DONE");

        assertThat(desk.stored(job)).containsEntry("attempts", 0);
        assertThat(mails()).hasSize(1);
    }

    /** The result of the mail must not wait for MongoDB so long that the run counts as failed. */
    @Test
    void sendsOnceWhenMongoFreezesBetweenTheMailAndItsNote() {
        var frozen = new CountDownLatch(1);
        door.spoilNext(new Fault.Meanwhile(".", () -> {
            RealMongo.server().freeze();
            frozen.countDown();
        }));
        OutboxEntry job = client.verifyEmail("https://book.example.test/x");
        desk.hint(job);
        try {
            await().until(() -> frozen.getCount() == 0);
            await().pollDelay(Surroundings.HANDLER_LIMIT.plusSeconds(1))
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> true);
        } finally {
            RealMongo.server().thaw();
        }
        desk.ends(job, "DONE");

        assertThat(desk.stored(job)).containsEntry("attempts", 0).containsEntry("fence", 1L);
        assertThat(mails()).isEmpty(); // the door took the first and only copy
    }

    @Test
    void aNeighbourThatFailsForGoodUsesUpAttempts() {
        OutboxEntry job = client.booking("booking-confirmed", true, "Talk", 1);
        neighbour.fails(true);

        desk.errs(job, "booking-failed");
        assertThat(desk.stored(job).getInteger("attempts")).isPositive();
    }

    private List<MimeMessage> mails() {
        return INBOX.mails(client.address());
    }
}
