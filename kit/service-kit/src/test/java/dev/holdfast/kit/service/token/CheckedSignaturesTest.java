package dev.holdfast.kit.service.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Key;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class CheckedSignaturesTest {

    private static final Key OLD = key(1);
    private static final Key NEW = key(2);

    private final Map<String, Key> keySet = new HashMap<>(Map.of("one", OLD));
    private final CheckedSignatures checked = new CheckedSignatures(keySet::get, 2);

    @Test
    void onlyTheVeryTokenIsKnown() {
        checked.remember("a.b.c", "one", OLD);

        assertThat(checked.isGood("a.b.c")).isTrue();
        assertThat(checked.isGood("a.B.c")).isFalse();
        assertThat(checked.isGood("a.b.")).isFalse();
    }

    @Test
    void aKeyThatIsGoneOrAnotherSignsNothing() {
        checked.remember("a.b.c", "one", OLD);

        keySet.put("one", NEW);
        assertThat(checked.isGood("a.b.c")).isFalse();
        keySet.remove("one");
        assertThat(checked.isGood("a.b.c")).isFalse();
        keySet.put("one", key(1));
        assertThat(checked.isGood("a.b.c")).as("the same key, fetched again").isTrue();
    }

    @Test
    void theOneNotSeenForLongestIsForgotten() {
        checked.remember("a", "one", OLD);
        checked.remember("b", "one", OLD);
        checked.isGood("a");
        checked.remember("c", "one", OLD);

        assertThat(checked.isGood("b")).isFalse();
        assertThat(checked.isGood("a")).isTrue();
    }

    private static Key key(int first) {
        return new SecretKeySpec(new byte[] {(byte) first, 0, 0, 0}, "HmacSHA256");
    }
}
