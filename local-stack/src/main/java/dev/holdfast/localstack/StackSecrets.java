package dev.holdfast.localstack;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.localstack.StackStatus.Account;
import dev.holdfast.localstack.StackStatus.Accounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secrets of one stack, made once and kept with its data, so that what was encrypted or signed before a restart can
 * be read after it.
 *
 * @param masterKey 32 bytes, base64
 * @param internalKey 32 bytes, base64
 * @param schedulingTokenKey {@code <key id>:<base64url>}
 */
record StackSecrets(
        String masterKey,
        String internalKey,
        String schedulingTokenKey,
        String calendlyToken,
        String calendlySigningKey,
        String adminPassword,
        String practitionerPassword,
        String clientPassword) {

    private static final int KEY_BYTES = 32;
    private static final int PASSWORD_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The kept ones, or new ones in a file that only its owner can read. */
    static StackSecrets keptIn(Path file) {
        var json = new ObjectMapper();
        try {
            if (!Files.exists(file)) {
                write(file, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(fresh()));
            }
            return json.readValue(file.toFile(), StackSecrets.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The people of the demo practice. */
    Accounts accounts() {
        return new Accounts(
                new Account("admin@practice.example", adminPassword),
                new Account("mira.sen@practice.example", practitionerPassword),
                new Account("client@mail.example", clientPassword));
    }

    /** Writes a file for its owner's eyes only; readers see all of it or none. */
    static void write(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static StackSecrets fresh() {
        Base64.Encoder standard = Base64.getEncoder();
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        return new StackSecrets(
                random(KEY_BYTES, standard),
                random(KEY_BYTES, standard),
                "k1:" + random(KEY_BYTES, url),
                random(KEY_BYTES, url),
                random(KEY_BYTES, url),
                random(PASSWORD_BYTES, url),
                random(PASSWORD_BYTES, url),
                random(PASSWORD_BYTES, url));
    }

    private static String random(int length, Base64.Encoder encoder) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return encoder.encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "StackSecrets";
    }
}
