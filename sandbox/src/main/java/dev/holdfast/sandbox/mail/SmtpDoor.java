package dev.holdfast.sandbox.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The SMTP server, which can be closed and opened again on the same port. Its methods block for a moment. */
final class SmtpDoor {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final String host;
    private final Managers managers;
    private int port;
    private @Nullable SmtpServer server;

    /**
     * A door that is still closed.
     *
     * @param port 0 for any free one
     */
    SmtpDoor(String host, int port, Inbox inbox, MailFaults faults, Clock clock, Supplier<UUID> ids) {
        this.host = host;
        this.port = port;
        this.managers = new InboxManagers(inbox, faults, clock, ids);
    }

    /** Opens the door; nothing happens when it is open. */
    synchronized void open() {
        if (server != null) {
            return;
        }
        var opened = new SmtpServer(new ServerSetup(port, host, ServerSetup.PROTOCOL_SMTP), managers);
        opened.setUncaughtExceptionHandler((thread, failure) -> {});
        opened.startService();
        if (!isRunning(opened)) {
            throw new IllegalStateException("SMTP port " + port + " cannot be opened; is it in use?");
        }
        port = opened.getPort();
        server = opened;
    }

    /** Closes the door and every connection; nothing happens when it is closed. */
    synchronized void close() {
        if (server != null) {
            server.stopService();
            server = null;
        }
    }

    synchronized int port() {
        return port;
    }

    synchronized boolean isOpen() {
        return server != null;
    }

    private static boolean isRunning(SmtpServer server) {
        try {
            return server.waitTillRunning(START_LIMIT.toMillis()) && server.isRunning();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static final class InboxManagers extends Managers {

        private final SmtpManager receiver;

        InboxManagers(Inbox inbox, MailFaults faults, Clock clock, Supplier<UUID> ids) {
            receiver = new MailReceiver(getImapHostManager(), getUserManager(), inbox, faults, clock, ids);
        }

        @Override
        public SmtpManager getSmtpManager() {
            return receiver;
        }
    }
}
