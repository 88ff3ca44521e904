package dev.holdfast.kit.service.token;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The last good key set on disk ({@code <data-dir>/key-set.json}, public keys only). Without a data folder it is not kept. */
@Singleton
public class KeySetFile {

    private static final Logger LOG = Logger.getLogger(KeySetFile.class);

    private final Optional<Path> path;

    KeySetFile(@ConfigProperty(name = "holdfast.data-dir") Optional<String> dataDir) {
        this.path = dataDir.map(dir -> Path.of(dir, "key-set.json"));
    }

    Optional<String> read() {
        return path.filter(Files::isRegularFile).flatMap(KeySetFile::text);
    }

    /** When the identity service gave the set that is kept. */
    Optional<Instant> writtenAt() {
        return path.filter(Files::isRegularFile).flatMap(KeySetFile::time);
    }

    /** Writes beside and moves, so that a crash leaves the old set or the new one. Answers whether it was kept. */
    boolean write(String json, Instant at) {
        return path.map(target -> replace(target, json, at)).orElse(false);
    }

    private static Optional<Instant> time(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            LOG.warn("the key set on disk cannot be read");
            return Optional.empty();
        }
    }

    private static boolean replace(Path target, String json, Instant at) {
        try {
            Files.createDirectories(target.getParent());
            Path beside = target.resolveSibling("key-set.json.new");
            Files.writeString(beside, json);
            Files.setLastModifiedTime(beside, FileTime.from(at));
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            LOG.warn("the key set cannot be kept on disk");
            return false;
        }
    }
}
