package dev.holdfast.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSecretsTest {

    @TempDir
    Path folder;

    @Test
    void areTheSameAfterARestart() {
        Path file = folder.resolve("secrets.json");

        assertThat(StackSecrets.keptIn(file)).isEqualTo(StackSecrets.keptIn(file));
    }

    @Test
    void areOtherSecretsForAnotherStack() {
        assertThat(StackSecrets.keptIn(folder.resolve("one")).masterKey())
                .isNotEqualTo(StackSecrets.keptIn(folder.resolve("two")).masterKey());
    }

    @Test
    void canBeReadByTheirOwnerOnly() throws Exception {
        Path file = folder.resolve("secrets.json");
        StackSecrets.keptIn(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void haveTheShapesThatServicesExpect() {
        StackSecrets secrets = StackSecrets.keptIn(folder.resolve("secrets.json"));

        assertThat(Base64.getDecoder().decode(secrets.masterKey())).hasSize(32);
        assertThat(Base64.getDecoder().decode(secrets.internalKey())).hasSize(32);
        assertThat(secrets.schedulingTokenKey()).matches("[A-Za-z0-9]{2}:[A-Za-z0-9_-]{43}");
        assertThat(secrets.adminPassword()).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void doNotShowInText() {
        StackSecrets secrets = StackSecrets.keptIn(folder.resolve("secrets.json"));

        assertThat(secrets.toString()).doesNotContain(secrets.masterKey());
        assertThat(secrets.accounts().toString()).doesNotContain(secrets.adminPassword());
    }
}
