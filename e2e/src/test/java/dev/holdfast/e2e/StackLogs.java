package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all processes of a stack have written so far. */
public final class StackLogs {
    private static final List<String> OUR_PARTS = List.of(
            "identity-service", "booking-service", "webhook-gateway", "job-promoter", "notification-service", "edge");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\\.[A-Za-z]{2,}");
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]+\\.eyJ[A-Za-z0-9_-]+");
    private static final Pattern BODY = Pattern.compile("\"(payload|tracking|utm_content|accessToken|password)\\\\?\"");

    private final Path folder;

    StackLogs(Path folder) {
        this.folder = folder;
    }

    /** Fails if a log holds one of these words, or one of a part of ours something that looks like a token, an address or a body. */
    public void assertPrivate(Set<String> words) {
        assertThat(words).as("words to look for").hasSizeGreaterThan(10);
        assertThat(all()).isNotEmpty().allSatisfy((part, lines) -> assertThat(lines)
                .allSatisfy(line -> assertThat(words)
                        .as("private words in a line of %s", part)
                        .noneMatch(line::contains)));
        for (String part : OUR_PARTS) {
            assertThat(linesOf(part)).as(part).isNotEmpty().allSatisfy(line -> {
                assertThat(line).as(part).doesNotContainPattern(ADDRESS);
                assertThat(line).as(part).doesNotContainPattern(TOKEN);
                assertThat(line).as(part).doesNotContainPattern(BODY);
            });
        }
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
