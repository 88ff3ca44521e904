package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The frame of the pages, head, navigation and foot, stands in each of them, so that it is there before any script and without one. It
 * is the same in all.
 */
class WebFrameTest {
    private static final Path WEB = Path.of(System.getProperty("holdfast.root")).resolve("web");

    /** The title, the module, and what stands in the main part after its first lines. */
    private static final Pattern OWN = Pattern.compile(
            "(?<=<title>).*(?=</title>)|(?<=src=\"/js/)[a-z-]+(?=\\.js\")|(?<=</noscript>\n).*(?=</main>)",
            Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> everyPageHasTheSameFrame() throws IOException {
        String frame = frameOf(WEB.resolve("index.html"));
        try (Stream<Path> files = Files.list(WEB)) {
            return files.filter(file -> file.toString().endsWith(".html")).sorted().toList().stream()
                    .map(page -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> assertThat(frameOf(page))
                            .isEqualTo(frame)));
        }
    }

    private static String frameOf(Path page) throws IOException {
        return OWN.matcher(Files.readString(page)).replaceAll("");
    }
}
