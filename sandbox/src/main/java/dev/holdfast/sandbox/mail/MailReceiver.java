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
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides about each mail at the end of its data, and puts the accepted ones into the inbox instead of mailboxes. */
final class MailReceiver extends SmtpManager {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final Inbox inbox;
    private final MailFaults faults;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /** The mails whose senders are to wait for their answer, by the dialogue they come in. */
    private final Map<SmtpState, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

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

    /** The SMTP answer that refuses the mail, or null; then {@link #send} is called on the same thread. */
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
            case MailFault.TakeAndWait() -> {
                waiting.put(state, faults.release());
                yield null;
            }
        };
    }

    /** Not synchronized as in the library: each dialogue has a thread of its own, and one that waits holds up no other. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public void send(SmtpState state) {
        try {
            inbox.add(messageOf(state.getMessage()));
        } catch (MessagingException | IOException e) {
            throw new IllegalArgumentException("this mail cannot be read", e);
        }
        var release = waiting.remove(state);
        if (release != null) {
            release.completeOnTimeout(null, LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)
                    .join();
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
