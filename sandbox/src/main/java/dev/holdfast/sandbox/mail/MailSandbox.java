package dev.holdfast.sandbox.mail;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/** The inbox as a whole. */
public final class MailSandbox {

    private final Inbox inbox = new Inbox();
    private final MailFaults faults = new MailFaults();
    private final SmtpDoor door;

    /**
     * An inbox that does not listen yet.
     *
     * @param port the SMTP port, 0 for any free one
     */
    public MailSandbox(String host, int port, Clock clock, Supplier<UUID> ids) {
        this.door = new SmtpDoor(host, port, inbox, faults, clock, ids);
    }

    /** Starts listening; blocks until that is so, or fails. */
    public void open() {
        door.open();
    }

    public void close() {
        door.close();
    }

    /** The port it listens on, once it does. */
    public int port() {
        return door.port();
    }

    public void addTo(Router router, Vertx vertx) {
        new InboxCalls(vertx, inbox, faults, door).addTo(router);
        new InboxPages(inbox).addTo(router);
    }
}
