package dev.holdfast.notification.message;

import dev.holdfast.notification.channel.Message;

/** What the facts make of a mail job. */
public sealed interface Telling {

    /** Somebody is to be told something. */
    record Say(String userId, Message message) implements Telling {}

    /** Events have overtaken the mail. */
    record Nothing() implements Telling {}
}
