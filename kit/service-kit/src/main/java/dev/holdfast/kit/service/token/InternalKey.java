package dev.holdfast.kit.service.token;

import jakarta.inject.Singleton;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The key that services share ({@code HOLDFAST_INTERNAL_KEY}, at least 32 bytes in base64). */
@Singleton
public class InternalKey {

    private static final int MIN_BYTES = 32;

    private final SecretKey key;

    InternalKey(@ConfigProperty(name = "holdfast.internal-key") String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64.strip());
        if (bytes.length < MIN_BYTES) {
            throw new IllegalArgumentException("HOLDFAST_INTERNAL_KEY must be at least 32 bytes in base64");
        }
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    SecretKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "InternalKey[…]";
    }
}
