package dev.holdfast.notification.channel.email;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import org.jspecify.annotations.Nullable;

/**
 * One mail's talk with the server, on a connection of its own. It is a verticle for two reasons: the client loses answers and
 * interruptions that reach it on another thread than its own, and undeploying closes the connection at once, wherever the talk
 * is ({@link MailClient#close()} waits for its end).
 */
final class Dialogue extends AbstractVerticle {

    private final MailConfig server;
    private final MailMessage mail;
    private final UniEmitter<? super MailResult> result;
    private @Nullable MailClient client;

    private Dialogue(MailConfig server, MailMessage mail, UniEmitter<? super MailResult> result) {
        this.server = server;
        this.mail = mail;
        this.result = result;
    }

    /**
     * Hands a mail over. Whatever ends this, be it a cancellation, ends the connection too. The result comes on the caller's context:
     * no timer runs any more on that of an undeployed verticle.
     */
    static Uni<MailResult> about(MailMessage mail, MailConfig server, Vertx vertx) {
        return Uni.createFrom().deferred(() -> {
            Context caller = vertx.getOrCreateContext();
            return begun(mail, server, vertx).emitOn(command -> caller.runOnContext(ignored -> command.run()));
        });
    }

    private static Uni<MailResult> begun(MailMessage mail, MailConfig server, Vertx vertx) {
        return Uni.createFrom().emitter(result -> {
            Promise<String> deployed = Promise.promise();
            result.onTermination(() -> deployed.future().onSuccess(vertx::undeploy));
            deployed.future().onFailure(result::fail);
            vertx.deployVerticle(new Dialogue(server, mail, result)).onComplete(deployed);
        });
    }

    @Override
    public void start() {
        client = MailClient.create(vertx, server);
        client.sendMail(mail).onComplete(result::complete, result::fail);
    }

    /** Lets go of what the client keeps outside its connection, which ends right after this. */
    @Override
    public void stop() {
        if (client != null) {
            client.close();
        }
    }
}
