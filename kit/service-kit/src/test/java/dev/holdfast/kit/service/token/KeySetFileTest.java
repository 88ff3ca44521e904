package dev.holdfast.kit.service.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySetFileTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant EARLIER = NOW.minusSeconds(60);

    @TempDir
    Path folder;

    @Test
    void keepsTheLastSetAcrossARestart() {
        Path data = folder.resolve("not-there-yet");

        assertThat(file(data).write("{\"keys\":[1]}", EARLIER)).isTrue();
        assertThat(file(data).write("{\"keys\":[2]}", NOW)).isTrue();

        assertThat(file(data).read()).contains("{\"keys\":[2]}");
        assertThat(file(data).writtenAt()).contains(NOW);
    }

    @Test
    void isEmptyBeforeTheFirstSetAndWithoutAFolder() {
        assertThat(file(folder).read()).isEmpty();
        assertThat(file(folder).writtenAt()).isEmpty();
        assertThat(new KeySetFile(Optional.empty()).read()).isEmpty();
        assertThat(new KeySetFile(Optional.empty()).write("{}", NOW)).isFalse();
    }

    @Test
    void goesOnWithoutAFileWhenTheFolderCannotBeWritten() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "x");

        assertThat(file(notAFolder).write("{}", NOW)).isFalse();
        assertThat(file(notAFolder).read()).isEmpty();
    }

    private static KeySetFile file(Path folder) {
        return new KeySetFile(Optional.of(folder.toString()));
    }
}
