package dev.holdfast.localstack.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisBinaryIT {

    @TempDir
    Path folder;

    @Test
    void extractsTheIncludedServerWhereNoneIsInstalled() {
        Path binary = RedisBinary.find(Map.of("XDG_CACHE_HOME", folder.toString(), "PATH", ""));

        assertThat(binary).startsWith(folder.resolve("holdfast"));
        assertThat(Command.run(List.of(binary.toString(), "--version")).output())
                .contains("v=6.2.");
    }

    @Test
    void passesOverAnOldServerOnThePath() throws Exception {
        script(folder.resolve("redis-server"), "echo 'Redis server v=6.0.16 sha=0:0'");

        Path binary = RedisBinary.find(Map.of("XDG_CACHE_HOME", folder.toString(), "PATH", folder.toString()));

        assertThat(binary).isNotEqualTo(folder.resolve("redis-server"));
    }

    @Test
    void prefersARecentServerOnThePath() throws Exception {
        script(folder.resolve("valkey-server"), "echo 'Valkey server v=8.0.1 sha=0:0'");

        assertThat(RedisBinary.find(Map.of("PATH", folder.toString()))).isEqualTo(folder.resolve("valkey-server"));
    }

    @Test
    void saysSoWhenTheNamedServerIsTooOld() throws Exception {
        Path old = script(folder.resolve("old"), "echo 'Redis server v=5.0.7 sha=0:0'");

        assertThatThrownBy(() -> RedisBinary.find(Map.of("HOLDFAST_REDIS_SERVER", old.toString())))
                .isInstanceOf(BinaryFailure.class)
                .hasMessageContaining("older than Redis 6.2");
    }

    static Path script(Path file, String line) throws Exception {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
