package dev.holdfast.identity.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.identity.account.User;
import dev.holdfast.identity.mailjob.MailKind;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a mail has to say, read at the moment it is sent.
 *
 * @param wanted false when events have overtaken the mail and it must not be sent
 * @param link good from now on; a secret of the person the mail goes to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MailFactsView(
        boolean wanted,
        String kind,
        Recipient to,
        String timeZone,
        @Nullable URI link) {

    record Recipient(String email, String name) {

        @Override
        public String toString() {
            return "Recipient[…]";
        }
    }

    static MailFactsView of(User user, MailKind kind, boolean wanted, @Nullable URI link) {
        var to = new Recipient(user.email().value(), user.name());
        return new MailFactsView(wanted, kind.type(), to, user.timeZone(), link);
    }

    @Override
    public String toString() {
        return "MailFactsView[kind=" + kind + ", wanted=" + wanted + "]";
    }
}
