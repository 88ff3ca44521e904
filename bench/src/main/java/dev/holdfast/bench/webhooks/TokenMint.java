package dev.holdfast.bench.webhooks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;

/**
 * Makes scheduling tokens as {@code POST /api/booking-links} would, thousands a second: version, key id, random id, expiry, and
 * a truncated HMAC-SHA256, in base64url. Remembers their records, without which they would stand for nobody.
 */
final class TokenMint {

    private static final byte VERSION = 1;
    private static final int ID_BYTES = 12;
    private static final int SIGNED_BYTES = 1 + 2 + ID_BYTES + 4;
    private static final int MAC_BYTES = 16;
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final byte[] keyId;
    private final SecretKeySpec key;
    private final String userId;
    private final String offeringId;
    private final List<Document> records = new ArrayList<>();

    /**
     * @param schedulingTokenKey {@code <key id>:<base64url>}
     */
    TokenMint(String schedulingTokenKey, String userId, String offeringId) {
        String[] idAndSecret = schedulingTokenKey.split(":", 2);
        this.keyId = idAndSecret[0].getBytes(StandardCharsets.US_ASCII);
        this.key = new SecretKeySpec(Base64.getUrlDecoder().decode(idAndSecret[1]), "HmacSHA256");
        this.userId = userId;
        this.offeringId = offeringId;
    }

    String issue(Instant now) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Instant expiry = now.plus(LIFETIME);
        records.add(new Document("_id", TEXT.encodeToString(id))
                .append("userId", userId)
                .append("offeringId", offeringId)
                .append("expiresAt", expiry)
                .append("createdAt", now));
        byte[] signed = ByteBuffer.allocate(SIGNED_BYTES)
                .put(VERSION)
                .put(keyId)
                .put(id)
                .putInt((int) expiry.getEpochSecond())
                .array();
        byte[] token = ByteBuffer.allocate(SIGNED_BYTES + MAC_BYTES)
                .put(signed)
                .put(Arrays.copyOf(mac(signed), MAC_BYTES))
                .array();
        return TEXT.encodeToString(token);
    }

    /** The records of all tokens so far. */
    List<Document> records() {
        return List.copyOf(records);
    }

    private byte[] mac(byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
