package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The modules of the pages, read and run by Node.js where there is one; nothing else needs it. */
class WebModulesTest {
    /** The first with a stable {@code node --test}. */
    private static final int OLDEST_NODE = 20;

    private static final Path ROOT = Path.of(System.getProperty("holdfast.root"));

    @TempDir
    Path folder;

    @BeforeEach
    void layOut() throws IOException {
        assumeThat(versionOfNode()).isGreaterThanOrEqualTo(OLDEST_NODE);
        Files.writeString(folder.resolve("package.json"), "{\"type\":\"module\"}");
        copy(ROOT.resolve("web/js"), folder.resolve("js"));
        copy(ROOT.resolve("e2e/src/test/resources/web"), folder.resolve("test"));
    }

    @Test
    void everyModuleCanBeRead() throws IOException {
        for (Path module : filesOf(folder.resolve("js"))) {
            Ended read = node("--check", module.toString());
            assertThat(read.status()).as(read.said()).isZero();
        }
    }

    @Test
    void whatNeedsNoPageDoesWhatItSays() throws IOException {
        List<String> command = new ArrayList<>(List.of("--test"));
        filesOf(folder.resolve("test")).stream()
                .map(Path::toString)
                .filter(file -> file.endsWith(".test.js"))
                .forEach(command::add);

        Ended tests = node(command.toArray(String[]::new));

        assertThat(tests.status()).as(tests.said()).isZero();
    }

    private record Ended(int status, String said) {}

    private Ended node(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try (InputStream said = process.getInputStream()) {
            String text = new String(said.readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), text);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for Node.js", stopped);
        }
    }

    /** The major version of the Node.js of this machine, 0 without one. */
    private int versionOfNode() {
        try {
            String version = node("--version").said().strip();
            return version.matches("v\\d+\\..*") ? Integer.parseInt(version.substring(1, version.indexOf('.'))) : 0;
        } catch (IOException nobodyThere) {
            return 0;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        for (Path file : filesOf(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
