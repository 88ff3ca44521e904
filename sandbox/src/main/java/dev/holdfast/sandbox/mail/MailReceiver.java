package dev.holdfast.sandbox.mail;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.user.UserManager;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides about each mail at the end of its data, and puts the accepted ones into the inbox instead of mailboxes. */
final class MailReceiver extends SmtpManager {

    private final Inbox inbox;
    private final MailFaults faults;
    private final Clock clock;
    private final Supplier<UUID> ids;

    MailReceiver(
            ImapHostManager mailboxes,
            UserManager users,
            Inbox inbox,
            MailFaults faults,
            Clock clock,
            Supplier<UUID> ids) {
        super(mailboxes, users);
        this.inbox = inbox;
        this.faults = faults;
        this.clock = clock;
        this.ids = ids;
    }

    /** The SMTP answer that refuses the mail, or null. */
    @Override
    public @Nullable String checkData(SmtpState state) {
        var fault = faults.take();
        if (fault.isEmpty()) {
            return null;
        }
        return switch (fault.get()) {
            case MailFault.Refuse(var status) -> status + " The sandbox was told to refuse this";
            case MailFault.TakeAndHangUp() -> {
                send(state);
                throw new ConnectionLost();
            }
        };
    }

    @Override
    public synchronized void send(SmtpState state) {
        try {
            inbox.add(messageOf(state.getMessage()));
        } catch (MessagingException | IOException e) {
            throw new IllegalArgumentException("this mail cannot be read", e);
        }
    }

    private MailMessage messageOf(MovingMessage moving) throws MessagingException, IOException {
        var mime = moving.getMessage();
        var subject = mime.getSubject();
        var from = mime.getFrom();
        return new MailMessage(
                ids.get().toString(),
                clock.instant(),
                from == null || from.length == 0 ? moving.getReturnPath().getEmail() : from[0].toString(),
                moving.getToAddresses().stream().map(MailAddress::getEmail).toList(),
                subject == null ? "" : subject,
                mime.getMessageID(),
                MailContent.of(mime));
    }

    /** Makes the SMTP server drop the connection without an answer. */
    private static final class ConnectionLost extends IllegalStateException {

        ConnectionLost() {
            super("the sandbox was told to hang up");
        }
    }
}
