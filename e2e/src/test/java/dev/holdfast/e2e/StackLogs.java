package dev.holdfast.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all processes of a stack have written so far. */
final class StackLogs {
    private final Path folder;

    StackLogs(Path folder) {
        this.folder = folder;
    }

    /** The log files, of services, servers and the edge alike. */
    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The lines of each log, servers' logs included, by file name. */
    Map<String, List<String>> all() {
        return files().stream()
                .collect(Collectors.toMap(file -> file.getFileName().toString(), StackLogs::linesOf));
    }

    /** The lines of one part's log. */
    List<String> linesOf(String part) {
        return linesOf(folder.resolve(part + ".log"));
    }

    /** A half-written character at the end does no harm. */
    private static List<String> linesOf(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Every line of any log that contains a text. */
    List<String> linesWith(String text) {
        return files().stream()
                .flatMap(file -> linesOf(file).stream())
                .filter(line -> line.contains(text))
                .toList();
    }
}
