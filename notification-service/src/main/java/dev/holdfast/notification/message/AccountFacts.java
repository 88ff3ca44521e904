package dev.holdfast.notification.message;

import org.jspecify.annotations.Nullable;

/**
 * What identity-service says about a mail to an account.
 *
 * @param wanted false when events have overtaken the mail
 * @param to there when it is wanted
 * @param link a secret of the person it goes to; only in mails that have one
 */
public record AccountFacts(
        boolean wanted, @Nullable Recipient to, @Nullable String link) {

    /** Who gets the mail. */
    public record Recipient(String email) {

        @Override
        public String toString() {
            return "Recipient[private]";
        }
    }

    @Override
    public String toString() {
        return "AccountFacts[wanted=" + wanted + "]";
    }
}
