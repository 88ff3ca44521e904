package dev.holdfast.localstack.binary;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The places a user's environment names: variables, and the folders of {@code PATH}. */
record SearchPath(Map<String, String> environment) {

    /**
     * The program a variable names.
     *
     * @throws BinaryFailure if the variable is set and names no executable file
     */
    Optional<Path> named(String variable) {
        String value = environment.getOrDefault(variable, "");
        if (value.isBlank()) {
            return Optional.empty();
        }
        Path file = Path.of(value);
        if (!Files.isExecutable(file)) {
            throw new BinaryFailure(variable + " names " + value + ", which is not an executable file.");
        }
        return Optional.of(file);
    }

    /** The first executable of this name on the path. */
    Optional<Path> onPath(String name) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Where fetched programs are kept: {@code $XDG_CACHE_HOME/holdfast} or {@code ~/.cache/holdfast}. */
    Path cacheFolder() {
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return caches.resolve("holdfast");
    }
}
