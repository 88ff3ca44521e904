package dev.holdfast.sandbox.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The newest mails in the order of their arrival; older ones are forgotten, so that a long run does not fill the memory. */
final class Inbox {

    private static final int KEPT = 10_000;

    private final Deque<MailMessage> messages = new ArrayDeque<>();

    synchronized void add(MailMessage message) {
        messages.add(message);
        if (messages.size() > KEPT) {
            messages.removeFirst();
        }
    }

    synchronized List<MailMessage> all() {
        return List.copyOf(messages);
    }

    synchronized Optional<MailMessage> find(String id) {
        return messages.stream().filter(message -> message.id().equals(id)).findFirst();
    }

    synchronized void clear() {
        messages.clear();
    }
}
