package dev.holdfast.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxIT {

    private static final String CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";

    private SandboxFixture sandbox;

    @BeforeEach
    void start() {
        sandbox = SandboxFixture.start();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void showsAMailWithItsPartsAsJson() throws MessagingException {
        var before = messages("").size();
        var message = invitation("asha@example.com");
        message.saveChanges();
        Transport.send(message);

        var item = messages("?to=ASHA@example.com").get(0);
        assertThat(before).isZero();
        assertThat(item.path("from").asText()).isEqualTo("practice@example.com");
        assertThat(item.path("to")).hasSize(1);
        assertThat(item.at("/to/0").asText()).isEqualTo("asha@example.com");
        assertThat(item.path("subject").asText()).isEqualTo("Bestätigt ✓");
        assertThat(item.path("text").asText()).contains("https://book.example.com/bookings?id=1&x=2");
        assertThat(item.path("html").asText()).contains("<p>Confirmed</p>");
        assertThat(item.path("messageId").asText()).isEqualTo(message.getMessageID());
        assertThat(item.path("receivedAt").asText()).endsWith("Z");
        var attachment = item.at("/attachments/0");
        assertThat(item.path("attachments")).hasSize(1);
        assertThat(attachment.path("name").asText()).isEqualTo("invite.ics");
        assertThat(attachment.path("contentType").asText())
                .startsWith("text/calendar")
                .contains("method=REQUEST");
        assertThat(new String(
                        Base64.getDecoder().decode(attachment.path("content").asText()), StandardCharsets.UTF_8))
                .isEqualTo(CALENDAR);
        assertThat(messages("?to=other@example.com")).isEmpty();
    }

    @Test
    void showsAMailToPeopleWithoutTrustingIt() throws MessagingException {
        Transport.send(invitation("asha@example.com"));
        var id = messages("").get(0).path("id").asText();

        var page = sandbox.get("/mail/" + id);
        var frame = sandbox.get("/mail/" + id + "/html");
        var attachment = sandbox.get("/mail/" + id + "/attachments/0");

        assertThat(sandbox.get("/mail").body()).contains("/mail/" + id).contains("asha@example.com");
        assertThat(page.body())
                .contains("<a href=\"https://book.example.com/bookings?id=1&amp;x=2\">")
                .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
                .doesNotContain("<p>Confirmed</p>");
        assertThat(frame.header("Content-Security-Policy"))
                .startsWith("sandbox ")
                .contains("default-src 'none'");
        assertThat(frame.body()).contains("<base target=\"_blank\">").contains("<p>Confirmed</p>");
        assertThat(attachment.body()).isEqualTo(CALENDAR);
        assertThat(attachment.header("Content-Disposition")).isEqualTo("attachment; filename=\"invite.ics\"");
        assertThat(sandbox.get("/mail/" + id + "/attachments/1").status()).isEqualTo(404);
        assertThat(sandbox.get("/mail/unknown").status()).isEqualTo(404);
    }

    @Test
    void takesPlainMailForAnyAddress() throws MessagingException {
        Transport.send(plain("nobody@nowhere.test"));

        assertThat(messages("?to=nobody@nowhere.test")
                        .get(0)
                        .path("text")
                        .asText()
                        .strip())
                .isEqualTo("Hello");
        assertThat(messages("").get(0).path("html").isNull()).isTrue();
    }

    @Test
    void forgetsMailWhenCleared() throws MessagingException {
        Transport.send(plain("asha@example.com"));

        assertThat(sandbox.call("DELETE", "/mail/messages", "").status()).isEqualTo(204);

        assertThat(messages("")).isEmpty();
    }

    @Test
    void refusesAsManyMailsAsItIsTold() throws MessagingException {
        fault("{\"kind\":\"refuse\",\"status\":550,\"times\":1}");

        assertThatThrownBy(() -> Transport.send(plain("asha@example.com")))
                .isInstanceOf(MessagingException.class)
                .hasStackTraceContaining("550");
        Transport.send(plain("asha@example.com"));

        assertThat(messages("")).hasSize(1);
    }

    @Test
    void takesAMailAndHangsUpWhenTold() throws MessagingException {
        fault("{\"kind\":\"take-and-hang-up\"}");

        assertThatThrownBy(() -> Transport.send(plain("asha@example.com"))).isInstanceOf(MessagingException.class);

        assertThat(messages("")).hasSize(1);
        Transport.send(plain("asha@example.com"));
        assertThat(messages("")).hasSize(2);
    }

    @Test
    void takesAMailAndLetsItsSenderWaitUntilReleased() throws Exception {
        fault("{\"kind\":\"take-and-wait\"}");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sending = threads.submit(() -> {
                Transport.send(plain("asha@example.com"));
                return true;
            });
            Awaitility.await().untilAsserted(() -> assertThat(messages("?to=asha@example.com"))
                    .hasSize(1));

            Transport.send(plain("ravi@example.com"));
            assertThat(sending.isDone()).isFalse();
            assertThat(sandbox.call("POST", "/control/mail/release", "").status())
                    .isEqualTo(200);

            assertThat(sending.get(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(messages("")).hasSize(2);
    }

    @Test
    void stopsListeningAndStartsAgainOnTheSamePort() throws MessagingException {
        fault("{\"kind\":\"stop\"}");

        assertThatThrownBy(() -> Transport.send(plain("asha@example.com")))
                .isInstanceOf(MessagingException.class)
                .isNotInstanceOf(SendFailedException.class);
        assertThat(sandbox.get("/control/mail/faults").json().path("listening").asBoolean())
                .isFalse();
        assertThat(sandbox.call("DELETE", "/control/mail/faults", "").status()).isEqualTo(200);
        Transport.send(plain("asha@example.com"));

        assertThat(messages("")).hasSize(1);
    }

    @Test
    void refusesFaultsItDoesNotKnow() {
        assertThat(sandbox.call("POST", "/control/mail/faults", "{\"kind\":\"eat\"}")
                        .status())
                .isEqualTo(400);
        assertThat(sandbox.call("POST", "/control/mail/faults", "{\"kind\":\"refuse\",\"status\":250}")
                        .status())
                .isEqualTo(400);
    }

    private void fault(String order) {
        assertThat(sandbox.call("POST", "/control/mail/faults", order).status()).isEqualTo(201);
    }

    private JsonNode messages(String query) {
        return sandbox.get("/mail/messages" + query).json().path("items");
    }

    private MimeMessage plain(String to) throws MessagingException {
        var message = new MimeMessage(session());
        message.setFrom("practice@example.com");
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject("Hello");
        message.setText("Hello");
        return message;
    }

    private MimeMessage invitation(String to) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText("See https://book.example.com/bookings?id=1&x=2.", "utf-8");
        var html = new MimeBodyPart();
        html.setContent("<p>Confirmed</p>", "text/html; charset=utf-8");
        var calendar = new MimeBodyPart();
        calendar.setDataHandler(new DataHandler(new ByteArrayDataSource(
                CALENDAR.getBytes(StandardCharsets.UTF_8), "text/calendar; method=REQUEST; charset=UTF-8")));
        var message = plain(to);
        message.setSubject("Bestätigt ✓", "utf-8");
        message.setContent(new MimeMultipart("alternative", text, html, calendar));
        return message;
    }

    private Session session() {
        var properties = new Properties();
        properties.put("mail.smtp.host", "localhost");
        properties.put("mail.smtp.port", String.valueOf(sandbox.smtpPort()));
        return Session.getInstance(properties);
    }
}
