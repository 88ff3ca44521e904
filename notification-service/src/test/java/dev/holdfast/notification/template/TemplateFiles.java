package dev.holdfast.notification.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The templates as they lie in their folders. */
final class TemplateFiles {

    static final Path FOLDER = Path.of("src/main/resources/templates");

    private TemplateFiles() {}

    /** Renders them as the service does, but without its container. */
    static Templates templates() {
        return new Templates(Engine.builder()
                .addDefaults()
                .addLocator(TemplateFiles::location)
                .build());
    }

    /** The names of all files in a language's folder, or any other, at any depth. */
    static SortedSet<String> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<TemplateLocation> location(String id) {
        Path file = FOLDER.resolve(id);
        return Files.isRegularFile(file) ? Optional.of(new Location(file)) : Optional.empty();
    }

    private record Location(Path file) implements TemplateLocation {

        @Override
        public Reader read() {
            try {
                return Files.newBufferedReader(file, UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.empty();
        }
    }
}
