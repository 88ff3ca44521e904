package dev.holdfast.booking.offering;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where an offering takes place, as everyone may know it.
 *
 * @param text the address, present for that kind, or a remark
 */
@RegisterForReflection // stored inside an offering, and in no answer as it is
public record Place(Kind kind, @Nullable String text) {

    /** How people meet. */
    public enum Kind {
        VIDEO,
        PHONE,
        ADDRESS;

        /** The word used over HTTP. */
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind ofWire(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
