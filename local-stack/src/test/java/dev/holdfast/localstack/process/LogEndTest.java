package dev.holdfast.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogEndTest {

    @TempDir
    Path folder;

    @Test
    void showsTheLastLinesOnly() throws Exception {
        Path log = folder.resolve("x.log");
        Files.writeString(
                log,
                IntStream.rangeClosed(1, 100_000).mapToObj(n -> "line " + n).collect(Collectors.joining("\n")));

        assertThat(LogEnd.of(log)).startsWith("line 99986").endsWith("line 100000");
    }

    @Test
    void isEmptyWithoutALog() {
        assertThat(LogEnd.of(folder.resolve("absent.log"))).isEmpty();
    }

    @Test
    void reducesJsonToWhatAPersonReads() {
        assertThat(LogEnd.readable("{\"timestamp\":\"t\",\"level\":\"ERROR\",\"message\":\"a \\\"store\\\" failed\","
                        + "\"exception\":{\"exceptionType\":\"X\",\"message\":\"why\",\"frames\":[]}}"))
                .isEqualTo("ERROR a \\\"store\\\" failed X why");
    }

    @Test
    void cutsEndlessLines() {
        assertThat(LogEnd.readable("x".repeat(10_000))).hasSizeLessThan(400);
    }
}
