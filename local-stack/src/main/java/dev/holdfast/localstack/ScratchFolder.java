package dev.holdfast.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Data that is thrown away. */
public final class ScratchFolder {

    private ScratchFolder() {}

    /** Removes a folder with everything in it; one that is not there is removed already. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
