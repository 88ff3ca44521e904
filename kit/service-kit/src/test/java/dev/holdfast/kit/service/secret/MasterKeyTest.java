package dev.holdfast.kit.service.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class MasterKeyTest {

    private final MasterKey key = new MasterKey(Base64.getEncoder().encodeToString(new byte[32]));

    @Test
    void opensWhatItSealed() {
        byte[] sealed = key.seal("intake answers".getBytes(UTF_8), "raw");

        assertThat(new String(sealed, UTF_8)).doesNotContain("intake");
        assertThat(key.open(sealed, "raw")).asString(UTF_8).isEqualTo("intake answers");
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        assertThat(key.seal(new byte[] {1}, "raw")).isNotEqualTo(key.seal(new byte[] {1}, "raw"));
    }

    @Test
    void refusesAnotherContextAnotherKeyAndChangedBytes() {
        byte[] sealed = key.seal("secret".getBytes(UTF_8), "raw");
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> key.open(sealed, "keys")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MasterKey(Base64.getEncoder().encodeToString(otherKey)).open(sealed, "raw"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> key.open(changed, "raw")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> key.open(new byte[3], "raw")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsPurposesAndPartsApart() {
        assertThat(key.mac("verify", "ab", "c")).hasSize(32).isEqualTo(key.mac("verify", "ab", "c"));
        assertThat(key.mac("verify", "ab", "c")).isNotEqualTo(key.mac("verify", "a", "bc"));
        assertThat(key.mac("verify", "ab")).isNotEqualTo(key.mac("reset", "ab"));
    }

    @Test
    void refusesAKeyOfTheWrongSizeWithoutShowingIt() {
        assertThatThrownBy(() -> new MasterKey("c2hvcnQ="))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 bytes")
                .hasMessageNotContaining("c2hvcnQ");
        assertThat(key.toString()).isEqualTo("MasterKey[…]");
    }
}
