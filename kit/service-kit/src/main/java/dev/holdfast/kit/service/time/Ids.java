package dev.holdfast.kit.service.time;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;

/**
 * Makes identifiers: a prefix that names the kind, an underscore, and 32 hexadecimal digits laid out as a UUID version 7
 * (RFC 9562, section 5.7): 48 bits of milliseconds, then random bits. They sort by time of birth and cannot be guessed.
 */
@Singleton
public class Ids {

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Ids(Clock clock) {
        this.clock = clock;
    }

    /**
     * A new identifier such as {@code bk_0193f6c2a4d87e21b0c49f3a5d6e7f81}.
     *
     * @param prefix two to four lower-case letters
     */
    public String next(String prefix) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        byte[] millis = ByteBuffer.allocate(8).putLong(clock.millis()).array();
        System.arraycopy(millis, 2, id, 0, 6);
        id[6] = (byte) (0x70 | (id[6] & 0x0f));
        id[8] = (byte) (0x80 | (id[8] & 0x3f));
        return prefix + "_" + HexFormat.of().formatHex(id);
    }
}
