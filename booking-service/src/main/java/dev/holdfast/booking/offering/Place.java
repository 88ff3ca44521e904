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

    /** What a booking there says of it: what is written, or how people meet where nothing is. */
    @Nullable
    String words() {
        return text != null
                ? text
                : switch (kind) {
                    case VIDEO -> "By video";
                    case PHONE -> "By phone";
                    case ADDRESS -> null;
                };
    }

    /** How people meet. */
    public enum Kind {
        VIDEO,
        PHONE,
        /** Always written out. */
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
