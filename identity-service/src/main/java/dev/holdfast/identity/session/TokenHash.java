package dev.holdfast.identity.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/** What is stored of a refresh token: its SHA-256. The token itself holds 256 bits that cannot be guessed, so one round is enough. */
record TokenHash(String base64url) {

    static TokenHash of(RefreshToken token) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(token.text().getBytes(StandardCharsets.US_ASCII));
            return new TokenHash(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /** Compares in constant time. */
    boolean isOf(RefreshToken token) {
        byte[] other = of(token).base64url().getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(base64url.getBytes(StandardCharsets.US_ASCII), other);
    }
}
