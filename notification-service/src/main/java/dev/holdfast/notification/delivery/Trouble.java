package dev.holdfast.notification.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Why a message did not arrive, as staff need to know it. */
public enum Trouble {
    /** It was refused for good: the address is wrong, or its server wants nothing of ours. */
    PERMANENT,
    /** It was not taken this time and is tried again. */
    TEMPORARY,
    /** The server takes no more from us for now. */
    THROTTLED;

    /** Such as {@code permanent}. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> wires() {
        return Arrays.stream(values()).map(Trouble::wire).toList();
    }
}
