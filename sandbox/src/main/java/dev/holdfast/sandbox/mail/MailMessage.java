package dev.holdfast.sandbox.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it arrived.
 *
 * @param to the addresses it was sent to, as said to the SMTP server
 */
record MailMessage(
        String id,
        Instant receivedAt,
        String from,
        List<String> to,
        String subject,
        @Nullable String messageId,
        MailContent content) {

    MailMessage {
        to = List.copyOf(to);
    }

    boolean isTo(@Nullable String address) {
        return address == null || to.stream().anyMatch(address::equalsIgnoreCase);
    }
}
