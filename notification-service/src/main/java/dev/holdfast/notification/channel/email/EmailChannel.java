package dev.holdfast.notification.channel.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.notification.channel.Channel;
import dev.holdfast.notification.channel.DeliveryOutcome;
import dev.holdfast.notification.channel.DeliveryOutcome.Sent;
import dev.holdfast.notification.channel.Message;
import dev.holdfast.notification.channel.Message.CalendarFile;
import dev.holdfast.notification.channel.Sender;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Mail, by the client under the framework's mailer, which has no limit for a server that falls silent in the middle of a dialogue.
 *
 * <p>Each mail has a connection of its own, so there are never more connections than worker slots ({@code holdfast.jobs.slots}),
 * and no mail waits for the connection of another while its time runs. A mail whose time is over, or that is cancelled, loses its
 * connection: it cannot arrive later, beside its repetition. What remains is the very end of the dialogue: when the connection is
 * lost after the mail's last line went out and before the answer came, the server may have taken the mail, and SMTP has no
 * way to ask. Then a second copy goes out under the same message id.
 */
@Singleton
class EmailChannel implements Channel {

    private final Vertx vertx;
    private final SmtpConfig config;
    private final Sender sender;

    EmailChannel(Vertx vertx, SmtpConfig config, Sender sender) {
        this.vertx = vertx;
        this.config = config;
        this.sender = sender;
    }

    @Override
    public Uni<DeliveryOutcome> send(String messageId, Message message, Duration limit) {
        return Dialogue.about(mail(messageId, message), clientConfig(config, sender), vertx)
                .<DeliveryOutcome>map(result -> new Sent())
                .ifNoItem()
                .after(limit.compareTo(config.sendTimeout()) < 0 ? limit : config.sendTimeout())
                .fail()
                .onFailure()
                .recoverWithItem(SmtpErrors::outcome);
    }

    private MailMessage mail(String messageId, Message message) {
        var mail = new MailMessage(sender.address(), message.address(), message.subject(), message.text())
                .setHtml(message.html())
                .setHeaders(MultiMap.caseInsensitiveMultiMap()
                        .add("Message-ID", messageId)
                        .add("Auto-Submitted", "auto-generated"));
        CalendarFile calendar = message.calendar();
        return calendar == null ? mail : mail.setAttachment(attachment(calendar));
    }

    private static MailAttachment attachment(CalendarFile calendar) {
        return MailAttachment.create()
                .setName("invite.ics")
                .setContentType("text/calendar; method=" + calendar.method() + "; charset=UTF-8")
                .setData(Buffer.buffer(calendar.content().getBytes(UTF_8)));
    }

    /** Fresh for each client, which writes into it. That the server's name is that of its certificate is seen to there. */
    static MailConfig clientConfig(SmtpConfig config, Sender sender) {
        var client = new MailConfig(config.host(), config.port())
                .setStarttls(config.encryption())
                .setLogin(config.user().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED)
                .setOwnHostname(sender.host())
                .setKeepAlive(false)
                .setMaxPoolSize(1);
        config.user().ifPresent(client::setUsername);
        config.password().ifPresent(client::setPassword);
        client.setConnectTimeout((int) config.connectTimeout().toMillis());
        client.setIdleTimeout((int) config.silenceTimeout().toMillis());
        client.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return client;
    }
}
