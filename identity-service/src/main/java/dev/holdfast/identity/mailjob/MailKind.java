package dev.holdfast.identity.mailjob;

import java.util.Arrays;
import java.util.Optional;

/** The mails whose facts are known here. Their names are the types of their jobs. */
public enum MailKind {
    /** The link that verifies an address. */
    VERIFY_EMAIL("verify-email"),
    /** Somebody registered an address that has an account. */
    REGISTRATION_NOTE("registration-note"),
    /** Somebody registered an address whose account is closed and not yet erased. */
    CLOSED_NOTE("closed-note"),
    /** The link by which somebody whom an admin invited chooses a password. */
    INVITATION("invitation"),
    /** The link by which somebody who forgot their password chooses another. */
    RESET_PASSWORD("reset-password"),
    PASSWORD_CHANGED("password-changed"),
    /** A session was ended because one of its old refresh tokens was used. */
    SESSION_REVOKED("session-revoked");

    private final String type;

    MailKind(String type) {
        this.type = type;
    }

    public String type() {
        return type;
    }

    static Optional<MailKind> ofType(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }
}
