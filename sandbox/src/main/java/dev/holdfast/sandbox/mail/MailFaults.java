package dev.holdfast.sandbox.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that wait for mails, oldest first; each mail meets one at most. */
final class MailFaults {

    private final List<MailFault> armed = new ArrayList<>();

    synchronized void arm(MailFault fault, int times) {
        for (var i = 0; i < times; i++) {
            armed.add(fault);
        }
    }

    synchronized Optional<MailFault> take() {
        return armed.isEmpty() ? Optional.empty() : Optional.of(armed.removeFirst());
    }

    synchronized int remaining() {
        return armed.size();
    }

    synchronized void clear() {
        armed.clear();
    }
}
