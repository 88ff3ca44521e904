package dev.holdfast.identity.registration;

import java.util.Arrays;
import java.util.Optional;

/** The mails whose facts are known here. Their names are the types of their jobs. */
enum MailKind {
    VERIFY_EMAIL("verify-email"),
    REGISTRATION_NOTE("registration-note");

    private final String type;

    MailKind(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    static Optional<MailKind> ofType(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }
}
