package dev.holdfast.notification.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.holdfast.notification.SmtpDoor;
import dev.holdfast.notification.SmtpDoor.Fault;
import dev.holdfast.notification.channel.DeliveryOutcome;
import dev.holdfast.notification.channel.DeliveryOutcome.Rejected;
import dev.holdfast.notification.channel.DeliveryOutcome.Sent;
import dev.holdfast.notification.channel.DeliveryOutcome.TryAgain;
import dev.holdfast.notification.channel.DeliveryOutcome.Unreachable;
import dev.holdfast.notification.channel.Message;
import dev.holdfast.notification.channel.Sender;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailChannelTest {

    private static final Message MESSAGE = new Message("asha@example.test", "Subject", "text", "<p>html</p>", null);

    private static GreenMail server;
    private static Vertx vertx;
    private static SmtpDoor door;
    private static EmailChannel channel;

    @BeforeAll
    static void open() {
        server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
        vertx = Vertx.vertx();
        door = new SmtpDoor(0, server.getSmtp().getPort());
        channel = channel(door.port());
    }

    @AfterAll
    static void close() {
        channel.close();
        door.close();
        server.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void isSentWhenTheServerHasTakenIt() {
        assertThat(send(channel)).isEqualTo(new Sent());
        assertThat(server.getReceivedMessages()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"RCPT, 450 later", "MAIL, 451 local trouble", ".,452 full", "DATA, 421 going down"})
    void triesAgainAfterATemporaryRefusal(String command, String answer) {
        door.spoilNext(new Fault.Answer(command, answer));

        assertThat(send(channel)).isEqualTo(new TryAgain("smtp-" + answer.substring(0, 3)));
    }

    @ParameterizedTest
    @CsvSource({"RCPT, 550 no such user", "., 554 not this", "MAIL, 552 too big"})
    void givesUpAfterARefusalForGood(String command, String answer) {
        door.spoilNext(new Fault.Answer(command, answer));

        assertThat(send(channel)).isEqualTo(new Rejected("smtp-" + answer.substring(0, 3)));
    }

    @Test
    void triesAgainWhereTheServerRefusesUsAndNotTheMail() {
        door.spoilNext(new Fault.Answer("MAIL", "530 authenticate first"));

        assertThat(send(channel)).isEqualTo(new TryAgain("smtp-authentication"));
    }

    @ParameterizedTest
    @CsvSource({"EHLO", "RCPT", "."})
    void endsWhenTheServerFallsSilent(String command) {
        door.spoilNext(new Fault.Silence(command));

        assertThat(send(channel)).isEqualTo(new TryAgain("smtp-broken-off"));
    }

    @Test
    void doesNotKnowWhenTheConnectionBreaksAfterTheMail() {
        door.spoilNext(new Fault.BreakAfterData());

        assertThat(send(channel)).isEqualTo(new TryAgain("smtp-broken-off"));
    }

    @Test
    void givesUpOnWhatIsNoAddress() {
        var message = new Message("no address", "Subject", "text", "<p>html</p>", null);

        assertThat(channel.send("<a@book.example.test>", message).await().atMost(Duration.ofSeconds(10)))
                .isEqualTo(new Rejected("address-unusable"));
    }

    @Test
    void isUnreachableWhereNobodyListens() {
        int nobody;
        try (var closed = new SmtpDoor(0, 0)) {
            nobody = closed.port();
        }

        assertThat(send(channel(nobody))).isEqualTo(new Unreachable("smtp-unreachable"));
    }

    private static DeliveryOutcome send(EmailChannel channel) {
        return channel.send("<a@book.example.test>", MESSAGE).await().atMost(Duration.ofSeconds(10));
    }

    private static EmailChannel channel(int port) {
        SmtpConfig config = new SmallRyeConfigBuilder()
                .withMapping(SmtpConfig.class)
                .withDefaultValues(Map.of(
                        "holdfast.smtp.host", "localhost",
                        "holdfast.smtp.port", Integer.toString(port),
                        "holdfast.smtp.silence-timeout", "PT0.3S"))
                .build()
                .getConfigMapping(SmtpConfig.class);
        return new EmailChannel(vertx, config, new Sender(URI.create("https://book.example.test"), Optional.empty()));
    }
}
