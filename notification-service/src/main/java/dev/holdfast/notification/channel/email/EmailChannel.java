package dev.holdfast.notification.channel.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.notification.channel.Channel;
import dev.holdfast.notification.channel.DeliveryOutcome;
import dev.holdfast.notification.channel.DeliveryOutcome.Sent;
import dev.holdfast.notification.channel.Message;
import dev.holdfast.notification.channel.Message.CalendarFile;
import dev.holdfast.notification.channel.Sender;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.impl.VertxInternal;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * Mail, by the client under the framework's mailer: the mailer itself has no limit for a server that falls silent in the middle of
 * a dialogue, and such a server would take one connection of the pool after the other for good.
 */
@Singleton
class EmailChannel implements Channel {

    /** One event loop for all mail: the client loses answers and interruptions that reach it on another thread than its own. */
    private final Context loop;

    private final MailClient client;
    private final SmtpConfig config;
    private final Sender sender;

    EmailChannel(Vertx vertx, SmtpConfig config, Sender sender) {
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
        this.client = MailClient.create(vertx, clientConfig(config, sender));
        this.config = config;
        this.sender = sender;
    }

    @Override
    public Uni<DeliveryOutcome> send(String messageId, Message message) {
        return Uni.createFrom()
                .<MailResult>emitter(emitter -> loop.runOnContext(
                        here -> client.sendMail(mail(messageId, message)).onComplete(emitter::complete, emitter::fail)))
                .<DeliveryOutcome>map(result -> new Sent())
                .ifNoItem()
                .after(config.sendTimeout())
                .fail()
                .onFailure()
                .recoverWithItem(SmtpErrors::outcome);
    }

    @PreDestroy
    void close() {
        client.close();
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

    private static MailConfig clientConfig(SmtpConfig config, Sender sender) {
        var client = new MailConfig(config.host(), config.port())
                .setStarttls(config.startTls())
                .setLogin(config.user().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED)
                .setOwnHostname(sender.host())
                .setKeepAlive(false) // a connection that died unseen between two mails would cost the second an attempt
                .setMaxPoolSize(config.connections());
        config.user().ifPresent(client::setUsername);
        config.password().ifPresent(client::setPassword);
        client.setConnectTimeout((int) config.connectTimeout().toMillis());
        client.setIdleTimeout((int) config.silenceTimeout().toMillis());
        client.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        client.setHostnameVerificationAlgorithm("HTTPS");
        return client;
    }
}
