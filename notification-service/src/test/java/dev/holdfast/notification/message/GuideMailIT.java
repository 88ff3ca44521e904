package dev.holdfast.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.kit.test.JobExamples;
import dev.holdfast.notification.Neighbour;
import dev.holdfast.notification.Surroundings;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose booking at Calendly was cancelled learns where to book. */
@QuarkusTest
class GuideMailIT {

    private static final Inbox INBOX = new Inbox(Surroundings.smtpPort());

    private static Neighbour neighbour;

    @Inject
    JobDesk desk;

    private final String subject = UUID.randomUUID().toString().replace("-", "");
    private final String address = subject + "@stranger.test";

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
    void saysWhereToBookAndNothingOfAnybody() throws Exception {
        neighbour.says("/internal/guides", """
                {"wanted":true,"address":"%s","offeringId":"of_1","offeringName":"Talk <b>& walk</b>"}
                """.formatted(address));
        OutboxEntry job = guide();

        desk.ends(job, "DONE");

        assertThat(mails()).hasSize(1);
        MimeMessage mail = mails().getFirst();
        String whole = GreenMailUtil.getWholeMessage(mail);
        assertThat(mail.getSubject()).isEqualTo("Your booking needs one more step");
        assertThat(mail.getMessageID()).isEqualTo("<guide+" + subject + "+2027-01-10@book.example.test>");
        assertThat(whole).contains("https://book.example.test/offerings#of_1", "Talk &lt;b&gt;&amp; walk&lt;/b&gt;");
        assertThat(desk.delivery(job)).containsEntry("to", "nobody").containsEntry("state", "SENT");
        assertThat(desk.delivery(job).toJson() + desk.stored(job).toJson()).doesNotContain(address);
    }

    @Test
    void saysNothingWhenThereIsNobodyToSayItTo() {
        neighbour.says("/internal/guides", "{\"wanted\":false}");
        OutboxEntry job = guide();

        desk.ends(job, "CANCELLED");

        assertThat(mails()).isEmpty();
    }

    private OutboxEntry guide() {
        OutboxEntry job = OutboxEntry.dueNow(
                "guide|" + subject + "|2027-01-10",
                "guide",
                "mail",
                new JobRef("calendly-invitee", "https://api.calendly.test/i/" + subject, 1),
                new Document(JobExamples.payload("guide")),
                Instant.now());
        desk.insert(job);
        return job;
    }

    private List<MimeMessage> mails() {
        return INBOX.mails(address);
    }
}
