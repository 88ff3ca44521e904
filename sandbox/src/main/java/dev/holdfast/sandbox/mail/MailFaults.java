package dev.holdfast.sandbox.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The faults that wait for mails, oldest first; each mail meets one at most. */
final class MailFaults {

    private final List<MailFault> armed = new ArrayList<>();
    private CompletableFuture<Void> released = new CompletableFuture<>();

    synchronized void arm(MailFault fault, int times) {
        for (var i = 0; i < times; i++) {
            armed.add(fault);
        }
    }

    synchronized Optional<MailFault> take() {
        return armed.isEmpty() ? Optional.empty() : Optional.of(armed.removeFirst());
    }

    /** What those that wait now wait for. */
    synchronized CompletableFuture<Void> release() {
        return released;
    }

    /** Ends the waiting of those that wait now. */
    synchronized void releaseAll() {
        released.complete(null);
        released = new CompletableFuture<>();
    }

    synchronized int remaining() {
        return armed.size();
    }

    synchronized void clear() {
        armed.clear();
        releaseAll();
    }
}
