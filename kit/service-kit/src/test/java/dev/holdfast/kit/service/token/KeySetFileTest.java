package dev.holdfast.kit.service.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySetFileTest {

    @TempDir
    Path folder;

    @Test
    void keepsTheLastSetAcrossARestart() {
        Path data = folder.resolve("not-there-yet");

        assertThat(file(data).write("{\"keys\":[1]}")).isTrue();
        assertThat(file(data).write("{\"keys\":[2]}")).isTrue();

        assertThat(file(data).read()).contains("{\"keys\":[2]}");
    }

    @Test
    void isEmptyBeforeTheFirstSetAndWithoutAFolder() {
        assertThat(file(folder).read()).isEmpty();
        assertThat(new KeySetFile(Optional.empty()).read()).isEmpty();
        assertThat(new KeySetFile(Optional.empty()).write("{}")).isFalse();
    }

    @Test
    void goesOnWithoutAFileWhenTheFolderCannotBeWritten() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "x");

        assertThat(file(notAFolder).write("{}")).isFalse();
        assertThat(file(notAFolder).read()).isEmpty();
    }

    private static KeySetFile file(Path folder) {
        return new KeySetFile(Optional.of(folder.toString()));
    }
}
