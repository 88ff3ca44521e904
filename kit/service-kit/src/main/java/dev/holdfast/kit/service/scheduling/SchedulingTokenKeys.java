package dev.holdfast.kit.service.scheduling;

import dev.holdfast.kit.service.scheduling.TokenVerdict.Absent;
import dev.holdfast.kit.service.scheduling.TokenVerdict.Bad;
import dev.holdfast.kit.service.scheduling.TokenVerdict.Good;
import dev.holdfast.kit.service.scheduling.TokenVerdict.UnknownKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes and checks scheduling tokens (design: Calendly identity). A token is 47 characters of base64url over 35 bytes:
 * version (1), key id (2 ASCII characters), random id (12), expiry in epoch seconds (4), HMAC-SHA256 truncated to 16.
 *
 * <p>Keys come as {@code <key id>:<base64url secret>[,…]}; the first signs, all verify, so a key is changed by putting a new one
 * in front and keeping the old one for 90 days.
 */
public final class SchedulingTokenKeys {

    /** How many random bytes a token's id has. */
    public static final int JTI_BYTES = 12;

    private static final byte VERSION = 1;
    private static final int SIGNED_BYTES = 1 + 2 + JTI_BYTES + 4;
    private static final int MAC_BYTES = 16;
    private static final int MIN_SECRET_BYTES = 16;
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9]{2}");
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final Map<String, byte[]> secrets = new LinkedHashMap<>();

    public SchedulingTokenKeys(String configured) {
        for (String entry : configured.split(",", -1)) {
            String[] idAndSecret = entry.strip().split(":", 2);
            if (idAndSecret.length != 2 || !KEY_ID.matcher(idAndSecret[0]).matches()) {
                throw new IllegalArgumentException(
                        "HOLDFAST_SCHEDULING_TOKEN_KEYS must be <two characters>:<base64url secret>, comma-separated");
            }
            byte[] secret = Base64.getUrlDecoder().decode(idAndSecret[1]);
            if (secret.length < MIN_SECRET_BYTES) {
                throw new IllegalArgumentException("a scheduling token secret has at least 16 bytes");
            }
            secrets.put(idAndSecret[0], secret);
        }
    }

    /** The id of a token as text: 16 characters of base64url. */
    public static String jtiText(byte[] jti) {
        return TEXT.encodeToString(jti);
    }

    /**
     * A token.
     *
     * @param jti 12 random bytes
     * @param expiresAt until when a booking made with it counts; kept in whole seconds
     */
    public String issue(byte[] jti, Instant expiresAt) {
        if (jti.length != JTI_BYTES) {
            throw new IllegalArgumentException("a token's id has 12 bytes");
        }
        String keyId = secrets.keySet().iterator().next();
        byte[] signed = ByteBuffer.allocate(SIGNED_BYTES)
                .put(VERSION)
                .put(keyId.getBytes(StandardCharsets.US_ASCII))
                .put(jti)
                .putInt((int) expiresAt.getEpochSecond())
                .array();
        return TEXT.encodeToString(ByteBuffer.allocate(SIGNED_BYTES + MAC_BYTES)
                .put(signed)
                .put(mac(keyId, signed))
                .array());
    }

    /** Judges a text by its form and its MAC alone; never fails. */
    public TokenVerdict verify(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new Absent();
        }
        byte[] token = decode(text);
        if (token.length != SIGNED_BYTES + MAC_BYTES || token[0] != VERSION) {
            return new Bad();
        }
        String keyId = new String(token, 1, 2, StandardCharsets.US_ASCII);
        if (!KEY_ID.matcher(keyId).matches()) {
            return new Bad();
        }
        if (!secrets.containsKey(keyId)) {
            return new UnknownKey(keyId);
        }
        byte[] signed = Arrays.copyOf(token, SIGNED_BYTES);
        byte[] mac = Arrays.copyOfRange(token, SIGNED_BYTES, token.length);
        if (!MessageDigest.isEqual(mac, mac(keyId, signed))) {
            return new Bad();
        }
        long seconds = Integer.toUnsignedLong(ByteBuffer.wrap(token).getInt(3 + JTI_BYTES));
        return new Good(jtiText(Arrays.copyOfRange(token, 3, 3 + JTI_BYTES)), Instant.ofEpochSecond(seconds), keyId);
    }

    private static byte[] decode(String text) {
        try {
            byte[] token = Base64.getUrlDecoder().decode(text);
            // Only the one canonical spelling is a token: base64 can spell the same bytes in several ways.
            return TEXT.encodeToString(token).equals(text) ? token : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private byte[] mac(String keyId, byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secrets.get(keyId), "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal(signed), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "SchedulingTokenKeys" + secrets.keySet();
    }
}
