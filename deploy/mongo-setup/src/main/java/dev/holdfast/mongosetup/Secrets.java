package dev.holdfast.mongosetup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with one secret per file, as containers get them. */
record Secrets(Path folder) {

    /**
     * The secret without the line break that an editor may have put behind it.
     *
     * @throws SetupFailure if there is none
     */
    String read(String name) {
        try {
            String secret = Files.readString(folder.resolve(name)).strip();
            if (secret.isEmpty()) {
                throw new SetupFailure("The secret " + name + " is empty.");
            }
            return secret;
        } catch (IOException failure) {
            throw new SetupFailure("The secret " + name + " cannot be read from " + folder + ".", failure);
        }
    }
}
