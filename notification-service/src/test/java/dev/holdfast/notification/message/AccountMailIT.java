package dev.holdfast.notification.message;

import static dev.holdfast.notification.message.Inbox.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.notification.Neighbour;
import dev.holdfast.notification.Surroundings;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People are told of their account for as long as they have one, and forgotten after that. */
@QuarkusTest
class AccountMailIT {

    private static final Inbox INBOX = new Inbox(Surroundings.smtpPort());

    private static Neighbour neighbour;

    @Inject
    JobDesk desk;

    private ClientFixture client;

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
    void aClient() {
        client = new ClientFixture(neighbour, desk);
    }

    @Test
    void mailsTheLinkOnceHoweverOftenTheJobIsHintedAndRun() throws Exception {
        OutboxEntry job = client.verifyEmail("https://book.example.test/verify-email?token=a&b=<c>");
        desk.ends(job, "DONE");
        desk.again(job);
        desk.ends(job, "DONE");

        MimeMessage mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo("Please confirm your e-mail address");
        assertThat(mail.getFrom()[0]).hasToString("bookings@book.example.test");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getMessageID()).isEqualTo("<verify-email+us_" + client.subject() + "+1@book.example.test>");
        assertThat(text(mail, "text/plain")).contains("https://book.example.test/verify-email?token=a&b=<c>");
        assertThat(text(mail, "text/html"))
                .contains("href=\"https://book.example.test/verify-email?token=a&amp;b=&lt;c&gt;\"");
        assertThat(desk.delivery(job))
                .containsEntry("to", "us_" + client.subject())
                .containsEntry("kind", "verify-email")
                .containsEntry("state", "SENT")
                .containsEntry("tries", 1);
        assertThat(desk.delivery(job).toJson() + desk.stored(job).toJson()).doesNotContain(client.address(), "token=");
        assertThat(neighbour.authorizations()).isNotEmpty().allMatch(value -> value.startsWith("Service "));
    }

    @Test
    void tellsTheHolderOfAnAddressThatSomebodyRegisteredWithIt() throws Exception {
        OutboxEntry job = client.accountMail("registration-note", "2027-01-10", null);
        desk.ends(job, "DONE");

        assertThat(onlyMail().getSubject()).isEqualTo("You already have an account");
        assertThat(text(onlyMail(), "text/plain"))
                .contains("https://book.example.test")
                .doesNotContain("Asha");
    }

    @ParameterizedTest
    @CsvSource({
        "invitation, 'You are invited: please choose a password', true",
        "reset-password, Choose a new password, true",
        "password-changed, Your password was changed, false",
        "session-revoked, You were signed out on one device, false",
        "closed-note, Your account here is closed, false"
    })
    void tellsPeopleAboutTheirAccount(String type, String subject, boolean hasLink) throws Exception {
        String link = "https://book.example.test/page?token=a&b";
        OutboxEntry job = client.accountMail(type, "0-20270110-1", hasLink ? link : null);
        desk.ends(job, "DONE");

        assertThat(onlyMail().getSubject()).isEqualTo(subject);
        String text = text(onlyMail(), "text/plain");
        String html = text(onlyMail(), "text/html");
        assertThat(text.contains(link)).isEqualTo(hasLink);
        assertThat(html.contains("href=\"" + link.replace("&", "&amp;") + "\"")).isEqualTo(hasLink);
        assertThat(text + html).doesNotContain("Asha", "{", "NOT_FOUND");
    }

    @Test
    void forgetsWhomItToldWhatWhenAnAccountIsClosed() {
        OutboxEntry mail = client.booking("booking-confirmed", true, "Talk", 1);
        desk.ends(mail, "DONE");
        Document payload = new Document("v", 1).append("userId", "us_" + client.subject());
        OutboxEntry job = client.accountJob("closed", "notification", payload);

        desk.ends(job, "DONE");
        desk.again(job);
        desk.ends(job, "DONE");

        assertThat(desk.delivery(mail))
                .containsEntry("to", "erased")
                .containsEntry("ref", "erased")
                .containsEntry("state", "SENT");
        desk.again(mail);
        desk.ends(mail, "DONE");
        assertThat(mails()).hasSize(1);
        desk.ends(client.accountJob("closed", "x", new Document("v", 1)), "DEAD");
    }

    private List<MimeMessage> mails() {
        return INBOX.mails(client.address());
    }

    private MimeMessage onlyMail() {
        return INBOX.onlyMail(client.address());
    }
}
