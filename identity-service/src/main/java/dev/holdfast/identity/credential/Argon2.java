package dev.holdfast.identity.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id itself: blocking, and slow by intent. Only {@link PasswordHasher} calls it. */
final class Argon2 {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random;
    private final Argon2Cost cost;
    private final PasswordHash nobody;

    Argon2(SecureRandom random, Argon2Cost cost) {
        this.random = random;
        this.cost = cost;
        this.nobody = PasswordHash.of(cost, new byte[SALT_BYTES], new byte[HASH_BYTES]);
    }

    PasswordHash hash(String password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return PasswordHash.of(cost, salt, compute(password, cost, salt, HASH_BYTES));
    }

    boolean matches(String password, PasswordHash stored) {
        byte[] expected = stored.hashBytes();
        byte[] computed = compute(password, stored.cost(), stored.saltBytes(), expected.length);
        return MessageDigest.isEqual(computed, expected);
    }

    /** A hash that belongs to no password, for comparisons where there is no account. */
    PasswordHash nobody() {
        return nobody;
    }

    private static byte[] compute(String password, Argon2Cost cost, byte[] salt, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(cost.parallelism())
                .withSalt(salt)
                .build());
        var hash = new byte[length];
        generator.generateBytes(bytes(password), hash);
        return hash;
    }

    /** One and the same password typed on two systems may differ in bytes until it is normalised. */
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }
}
