package dev.holdfast.kit.service.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kit.service.scheduling.TokenVerdict.Absent;
import dev.holdfast.kit.service.scheduling.TokenVerdict.Bad;
import dev.holdfast.kit.service.scheduling.TokenVerdict.Good;
import dev.holdfast.kit.service.scheduling.TokenVerdict.UnknownKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SchedulingTokenKeysTest {

    private static final String OLD = "k0:AAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String NEW = "k1:BBBBBBBBBBBBBBBBBBBBBBBBBBB";
    private static final Instant EXPIRY = Instant.parse("2027-01-10T07:45:00Z");
    private static final byte[] JTI = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

    private final SchedulingTokenKeys keys = new SchedulingTokenKeys(NEW + "," + OLD);

    @Test
    void acceptsWhatItIssued() {
        String token = keys.issue(JTI, EXPIRY);

        assertThat(token).hasSizeLessThanOrEqualTo(64).matches("[A-Za-z0-9_-]+");
        assertThat(keys.verify(token)).isEqualTo(new Good(SchedulingTokenKeys.jtiText(JTI), EXPIRY, "k1"));
    }

    @Test
    void keepsAcceptingTheKeyBefore() {
        String token = new SchedulingTokenKeys(OLD).issue(JTI, EXPIRY);

        assertThat(keys.verify(token)).isInstanceOf(Good.class);
    }

    @Test
    void namesAKeyItDoesNotHold() {
        String token = new SchedulingTokenKeys(NEW).issue(JTI, EXPIRY);

        assertThat(new SchedulingTokenKeys(OLD).verify(token)).isEqualTo(new UnknownKey("k1"));
    }

    @Test
    void refusesEveryChangedCharacter() {
        String token = keys.issue(JTI, EXPIRY);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(keys.verify(changed)).as("character %d", i).isNotInstanceOf(Good.class);
        }
    }

    @Test
    void refusesASecondSpellingOfTheSameBytes() {
        String token = keys.issue(JTI, EXPIRY);

        assertThat(keys.verify(token + "=")).isInstanceOf(Bad.class);
        assertThat(keys.verify(token + "A")).isInstanceOf(Bad.class);
    }

    @Test
    void tellsAbsentFromBad() {
        assertThat(keys.verify(null)).isInstanceOf(Absent.class);
        assertThat(keys.verify("  ")).isInstanceOf(Absent.class);
        assertThat(keys.verify("spring-newsletter")).isInstanceOf(Bad.class);
        assertThat(keys.verify("ä€")).isInstanceOf(Bad.class);
    }

    @Test
    void refusesWeakOrUnreadableConfiguration() {
        assertThatThrownBy(() -> new SchedulingTokenKeys("k1:AAAA")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SchedulingTokenKeys("secret")).isInstanceOf(IllegalArgumentException.class);
    }
}
