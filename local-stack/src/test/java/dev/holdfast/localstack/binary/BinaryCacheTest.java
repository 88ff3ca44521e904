package dev.holdfast.localstack.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryCacheTest {

    @TempDir
    Path folder;

    @Test
    void fetchesOnceWhenTwoWantTheSameAtOnce() throws Exception {
        AtomicInteger fetches = new AtomicInteger();
        Callable<Path> get = () -> new BinaryCache(folder).get("tool", (work, target) -> {
            fetches.incrementAndGet();
            Files.writeString(target, "x");
        });

        try (var two = Executors.newFixedThreadPool(2)) {
            var results = two.invokeAll(Stream.of(get, get).toList());
            for (var result : results) {
                assertThat(result.get()).isEqualTo(folder.resolve("tool"));
            }
        }

        assertThat(fetches).hasValue(1);
    }

    @Test
    void leavesNothingBehindWhenAFetchFails() throws Exception {
        assertThatThrownBy(() -> new BinaryCache(folder).get("tool", (work, target) -> {
                    Files.writeString(target, "half");
                    throw new IOException("cut off");
                }))
                .isInstanceOf(UncheckedIOException.class);

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("tool.lock");
        }
    }
}
