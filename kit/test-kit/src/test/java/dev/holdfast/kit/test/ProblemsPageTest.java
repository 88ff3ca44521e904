package dev.holdfast.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/problems.md} lists every problem type there is, with its status and title, and none that is not. Both are read as
 * text; the page is written by people.
 */
class ProblemsPageTest {

    private static final Path ROOT = Path.of(System.getProperty("holdfast.root", "../.."));

    private static final Map<String, String> NAMES = Map.of(
            "identity-service", "identity",
            "booking-service", "booking",
            "webhook-gateway", "webhook",
            "job-promoter", "jobs",
            "notification-service", "notification",
            "kit/service-kit", "<service>");

    private static final Map<String, Integer> STATUSES = Map.ofEntries(
            Map.entry("MALFORMED", 400),
            Map.entry("UNAUTHENTICATED", 401),
            Map.entry("FORBIDDEN", 403),
            Map.entry("NOT_FOUND", 404),
            Map.entry("METHOD_NOT_ALLOWED", 405),
            Map.entry("NOT_ACCEPTABLE", 406),
            Map.entry("CONFLICT", 409),
            Map.entry("TOO_LARGE", 413),
            Map.entry("UNSUPPORTED", 415),
            Map.entry("INVALID", 422),
            Map.entry("RATE_LIMITED", 429),
            Map.entry("UNEXPECTED", 500),
            Map.entry("UPSTREAM", 502),
            Map.entry("UNAVAILABLE", 503));

    private static final Pattern IN_SERVICES = Pattern.compile(
            "Problem\\.of\\(\\s*(?:FailureKind\\.)?(\\w+),\\s*\"([a-z0-9-]+)\",\\s*\"([^\"]+)\"\\s*\\)");
    private static final Pattern IN_THE_EDGE =
            Pattern.compile("[A-Z_]+\\(\\s*(\\d{3}),\\s*\"([a-z0-9-]+)\",\\s*\"([^\"]+)\"");
    private static final Pattern ON_THE_PAGE =
            Pattern.compile("^\\| `urn:problem:([^`]+)` \\| (\\d{3}) \\| ([^|]+?) \\|", Pattern.MULTILINE);

    @Test
    void listsEveryTypeAndNoOther() {
        Set<String> inCode = new TreeSet<>(inTheEdge());
        NAMES.forEach((module, service) -> inCode.addAll(inService(module, service)));

        Set<String> onPage = ON_THE_PAGE
                .matcher(text(ROOT.resolve("docs/problems.md")))
                .results()
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(inCode).hasSizeGreaterThan(20);
        assertThat(onPage).isEqualTo(inCode);
    }

    private static Set<String> inService(String module, String service) {
        return sources(ROOT.resolve(module))
                .flatMap(source -> IN_SERVICES.matcher(source).results())
                .map(use -> service + ":" + use.group(2) + " " + status(use.group(1)) + " " + use.group(3))
                .collect(Collectors.toSet());
    }

    private static Set<String> inTheEdge() {
        return sources(ROOT.resolve("local-stack"))
                .filter(source -> source.contains("enum EdgeProblem"))
                .flatMap(source -> IN_THE_EDGE.matcher(source).results())
                .map(use -> "edge:" + use.group(2) + " " + use.group(1) + " " + use.group(3))
                .collect(Collectors.toSet());
    }

    private static int status(String kind) {
        return Objects.requireNonNull(STATUSES.get(kind), kind);
    }

    private static Stream<String> sources(Path module) {
        try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(ProblemsPageTest::text)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
