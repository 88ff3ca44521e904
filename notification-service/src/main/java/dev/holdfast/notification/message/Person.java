package dev.holdfast.notification.message;

import org.jspecify.annotations.Nullable;

/** A user, as far as a mail needs them. */
public record Person(
        String id, String email, String name, @Nullable String timeZone) {

    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
