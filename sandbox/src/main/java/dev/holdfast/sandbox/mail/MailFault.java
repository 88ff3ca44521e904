package dev.holdfast.sandbox.mail;

/** How the sending of one mail can go wrong, at the end of its data. */
sealed interface MailFault {

    /** The mail is not taken; the sender is answered this 4xx or 5xx status. */
    record Refuse(int status) implements MailFault {}

    /** The mail is taken, but the connection is gone before the sender hears so. */
    record TakeAndHangUp() implements MailFault {}

    /** The mail is taken, but the sender hears so only when somebody says so. */
    record TakeAndWait() implements MailFault {}
}
