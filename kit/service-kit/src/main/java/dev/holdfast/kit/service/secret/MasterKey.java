package dev.holdfast.kit.service.secret;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key ({@code HOLDFAST_MASTER_KEY}, 32 bytes in base64) under which private data lies in the database, and from which every
 * other secret of ours is derived. Every use names its purpose, and each purpose has a key of its own (HMAC-SHA256 of the
 * purpose under the master key), so that nothing made for one purpose is accepted for another.
 */
@Singleton
public class MasterKey {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte FORMAT = 1;

    private final byte[] master;
    private final SecureRandom random = new SecureRandom();

    public MasterKey(@ConfigProperty(name = "holdfast.master-key") String base64) {
        this.master = decode(base64);
        if (master.length != KEY_BYTES) {
            throw new IllegalArgumentException("HOLDFAST_MASTER_KEY must be 32 bytes in base64");
        }
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("HOLDFAST_MASTER_KEY must be 32 bytes in base64", e);
        }
    }

    /**
     * Encrypts with AES-256-GCM under a fresh nonce.
     *
     * @param context names the purpose and the place, such as {@code webhook-raw}; needed again to open
     */
    public byte[] seal(byte[] plain, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, plain, nonce, context);
        return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                .put(FORMAT)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** Opens what {@link #seal} made; fails with {@link IllegalArgumentException} when key, context or bytes are others. */
    public byte[] open(byte[] sealed, String context) {
        if (sealed.length <= 1 + NONCE_BYTES || sealed[0] != FORMAT) {
            throw new IllegalArgumentException("this was not sealed here");
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, Arrays.copyOfRange(sealed, 1 + NONCE_BYTES, sealed.length), nonce, context);
    }

    /**
     * A message authentication code (HMAC-SHA256, 32 bytes) over the parts, each preceded by its length so that no two lists of
     * parts look the same.
     */
    public byte[] mac(String purpose, String... parts) {
        Mac mac = hmac(derived("mac/" + purpose));
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            mac.update(bytes);
        }
        return mac.doFinal();
    }

    private byte[] cipher(int mode, byte[] input, byte[] nonce, String context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode, new SecretKeySpec(derived("seal/" + context), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this was not sealed here", e);
        }
    }

    private byte[] derived(String purpose) {
        return hmac(master).doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    }

    private static Mac hmac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[…]";
    }
}
