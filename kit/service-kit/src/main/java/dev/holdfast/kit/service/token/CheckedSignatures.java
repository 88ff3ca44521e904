package dev.holdfast.kit.service.token;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens bear a good signature, so that it is computed once and not for each request: a third of the processor time of a booking
 * went into it. Only that is remembered: issuer, expiry and the rest are judged each time, and what was signed by a key that is not in
 * the set any more is not known here. Tokens themselves are not kept, only their hashes.
 */
final class CheckedSignatures {

    private final Function<String, @Nullable Key> keySet;
    private final Map<String, Signer> signers;

    private record Signer(String keyId, Key key) {}

    /**
     * @param keySet the key that has an id now
     * @param most tokens that are remembered; the one not seen for longest goes first
     */
    CheckedSignatures(Function<String, @Nullable Key> keySet, int most) {
        this.keySet = keySet;
        this.signers = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Signer> eldest) {
                return size() > most;
            }
        });
    }

    /** Whether this very token was signed by a key that still counts. */
    boolean isGood(String token) {
        Signer signer = signers.get(hash(token));
        return signer != null && signer.key().equals(keySet.apply(signer.keyId()));
    }

    /** Remembers a token whose signature was just checked. */
    void remember(String token, String keyId, Key key) {
        signers.put(hash(token), new Signer(keyId, key));
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
