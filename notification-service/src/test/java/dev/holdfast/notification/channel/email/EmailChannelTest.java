package dev.holdfast.notification.channel.email;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.holdfast.notification.SmtpDoor;
import dev.holdfast.notification.SmtpDoor.Conversation;
import dev.holdfast.notification.SmtpDoor.Fault;
import dev.holdfast.notification.channel.DeliveryOutcome;
import dev.holdfast.notification.channel.DeliveryOutcome.Rejected;
import dev.holdfast.notification.channel.DeliveryOutcome.Sent;
import dev.holdfast.notification.channel.DeliveryOutcome.Throttled;
import dev.holdfast.notification.channel.DeliveryOutcome.TryAgain;
import dev.holdfast.notification.channel.DeliveryOutcome.Unreachable;
import dev.holdfast.notification.channel.Message;
import dev.holdfast.notification.channel.Sender;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailChannelTest {

    private static final Message MESSAGE = new Message("asha@example.test", "Subject", "text", "<p>html</p>", null);

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Sender SENDER = new Sender(URI.create("https://book.example.test"), Optional.empty());
    private static final Map<String, String> LOGIN =
            Map.of("holdfast.smtp.user", "holdfast", "holdfast.smtp.password", "a password");
    private static final String OFFERS_LOGIN = "250-door\r\n250 AUTH PLAIN";

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
    @CsvSource({"RCPT, 450 4.7.1 try later", "MAIL, 421 4.7.0 too many mails", "., 451 4.7.28 too fast"})
    void waitsWhereTheServerTakesNoMoreFromUs(String command, String answer) {
        door.spoilNext(new Fault.Answer(command, answer));

        assertThat(send(channel)).isEqualTo(new Throttled("smtp-throttled"));
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

        assertThat(channel.send("<a@book.example.test>", message, LIMIT).await().atMost(Duration.ofSeconds(10)))
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

    /** Else the mail would arrive although it was reported as not sent, and its repetition too. */
    @Test
    void cannotArriveAnyMoreOnceItsTimeIsOver() {
        var released = new CountDownLatch(1);
        var spoilt = door.spoilNext(new Fault.Meanwhile("RCPT", () -> awaitQuietly(released)));
        EmailChannel hasty = channel(
                door.port(), Map.of("holdfast.smtp.send-timeout", "PT2S", "holdfast.smtp.silence-timeout", "PT20S"));

        assertThat(send(hasty)).isEqualTo(new TryAgain("smtp-broken-off"));

        awaitNothingLeft();
        released.countDown();
        assertHungUpBeforeData(spoilt);
    }

    @Test
    void cannotArriveAnyMoreOnceItIsCancelled() {
        var asked = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        var spoilt = door.spoilNext(new Fault.Meanwhile("RCPT", () -> {
            asked.countDown();
            awaitQuietly(released);
        }));
        EmailChannel patient = channel(door.port(), Map.of("holdfast.smtp.silence-timeout", "PT20S"));
        var sending = patient.send("<a@book.example.test>", MESSAGE, LIMIT)
                .subscribe()
                .with(outcome -> {});
        awaitQuietly(asked);

        sending.cancel();

        awaitNothingLeft();
        released.countDown();
        assertHungUpBeforeData(spoilt);
    }

    @Test
    void neverWaitsForTheConnectionOfAnotherMail() {
        int before = door.connections();
        EmailChannel slow = channel(door.port(), Map.of("holdfast.smtp.silence-timeout", "PT20S"));
        var sending = IntStream.range(0, 20)
                .mapToObj(i -> {
                    door.spoilNext(new Fault.Silence("EHLO"));
                    return slow.send("<a@book.example.test>", MESSAGE, LIMIT)
                            .subscribe()
                            .with(outcome -> {});
                })
                .toList();

        await().until(() -> door.connections() == before + 20);

        sending.forEach(Cancellable::cancel);
    }

    @Test
    void leavesNothingBehind() {
        send(channel);
        door.spoilNext(new Fault.Answer("RCPT", "550 no such user"));
        send(channel);

        awaitNothingLeft();
    }

    @Test
    void givesNoPasswordAwayOverAnOpenConnection() {
        var spoilt = door.spoilNext(new Fault.Answer("EHLO", OFFERS_LOGIN));
        EmailChannel trusted = channel(door.port(), LOGIN);

        assertThat(send(trusted)).isEqualTo(new TryAgain("smtp-broken-off"));

        assertThat(spoilt.commands()).isNotEmpty().noneMatch(line -> line.startsWith("AUTH"));
    }

    @Test
    void logsInOverAnOpenConnectionWhereThatIsConfigured() {
        var spoilt = door.spoilNext(new Fault.Answer("EHLO", OFFERS_LOGIN));
        var login = new HashMap<>(LOGIN);
        login.put("holdfast.smtp.start-tls", "OPTIONAL");

        send(channel(door.port(), login));

        assertThat(spoilt.commands()).anyMatch(line -> line.startsWith("AUTH"));
    }

    /** The client switches verification off where the algorithm is set already, so it must be left to the client. */
    @Test
    void insistsThatTheServerIsTheOneOfItsCertificate() {
        MailConfig toClient = EmailChannel.clientConfig(config(25, LOGIN), SENDER);

        MailClient.create(vertx, toClient).close();

        assertThat(toClient.getHostnameVerificationAlgorithm()).isEqualTo("HTTPS");
    }

    private static void assertHungUpBeforeData(Conversation spoilt) {
        assertThat(spoilt.commands()).anyMatch(line -> line.startsWith("RCPT")).doesNotContain("DATA", ".");
    }

    private static void awaitNothingLeft() {
        await().untilAsserted(() -> assertThat(vertx.deploymentIDs()).isEmpty());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static DeliveryOutcome send(EmailChannel channel) {
        return channel.send("<a@book.example.test>", MESSAGE, LIMIT).await().atMost(Duration.ofSeconds(10));
    }

    private static EmailChannel channel(int port) {
        return channel(port, Map.of());
    }

    private static EmailChannel channel(int port, Map<String, String> settings) {
        return new EmailChannel(vertx, config(port, settings), SENDER);
    }

    private static SmtpConfig config(int port, Map<String, String> settings) {
        var all = new HashMap<>(Map.of(
                "holdfast.smtp.host", "localhost",
                "holdfast.smtp.port", Integer.toString(port),
                "holdfast.smtp.silence-timeout", "PT0.3S"));
        all.putAll(settings);
        return new SmallRyeConfigBuilder()
                .withMapping(SmtpConfig.class)
                .withDefaultValues(all)
                .build()
                .getConfigMapping(SmtpConfig.class);
    }
}
