package dev.holdfast.localstack.binary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Keeps fetched programs under a name of their version. Two processes that want the same one at once fetch it once: the
 * second waits for the first. A program appears under its name whole or not at all.
 */
final class BinaryCache {

    /** Puts the program at {@code target}, using {@code work} (an empty folder, removed afterwards) on the way. */
    @FunctionalInterface
    interface Fetch {

        void fetch(Path work, Path target) throws IOException;
    }

    private static final Object ONE_AT_A_TIME_HERE = new Object();

    private final Path folder;

    BinaryCache(Path folder) {
        this.folder = folder;
    }

    /** The kept program, fetched first if need be. */
    Path get(String name, Fetch fetch) {
        Path binary = folder.resolve(name);
        if (Files.isExecutable(binary)) {
            return binary;
        }
        try {
            Files.createDirectories(folder);
            synchronized (ONE_AT_A_TIME_HERE) {
                return fetchLocked(binary, fetch);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path fetchLocked(Path binary, Fetch fetch) throws IOException {
        Path lockFile = binary.resolveSibling(binary.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !Files.isExecutable(binary)) {
                fetchInto(binary, fetch);
            }
            return binary;
        }
    }

    private void fetchInto(Path binary, Fetch fetch) throws IOException {
        Path work = Files.createTempDirectory(folder, "fetch-");
        try {
            Path fresh = work.resolve("program");
            fetch.fetch(work, fresh);
            if (!fresh.toFile().setExecutable(true, false)) {
                throw new IOException("cannot make " + fresh + " executable");
            }
            Files.move(fresh, binary, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            delete(work);
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
