package dev.holdfast.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

class KeyLineTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration PERIOD = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofMinutes(15);
    private static final Duration AFTERLIFE = Duration.ofMinutes(12);
    private static final KeyTimes TIMES = new KeyTimes(PERIOD, AHEAD, AFTERLIFE);

    @Test
    void makesTheVeryFirstKeyUsableAtOnce() {
        assertThat(line().nextStep(TIMES, START)).isEqualTo(new KeyLine.Step.Publish(1, START));
    }

    @Test
    void takesTheVeryFirstKeyEvenIfTheClockHereIsBehind() {
        assertThat(line(key(1, START)).activeAt(START.minusSeconds(3)).number()).isEqualTo(1);
    }

    @Test
    void leavesAKeyAloneWhileItsTurnLasts() {
        Instant now = START.plus(PERIOD).minus(AHEAD).minusMillis(1);

        assertThat(line(key(1, START)).nextStep(TIMES, now)).isEqualTo(new KeyLine.Step.Nothing());
    }

    @Test
    void publishesTheSuccessorBeforeTheTurnEnds() {
        Instant now = START.plus(PERIOD).minus(AHEAD);

        assertThat(line(key(1, START)).nextStep(TIMES, now)).isEqualTo(new KeyLine.Step.Publish(2, START.plus(PERIOD)));
    }

    @Test
    void neverUsesAKeyBeforeEverybodyCanKnowIt() {
        Instant late = START.plus(PERIOD).plus(Duration.ofDays(3));

        assertThat(line(key(1, START)).nextStep(TIMES, late)).isEqualTo(new KeyLine.Step.Publish(2, late.plus(AHEAD)));
    }

    @Test
    void doesNotPublishTwoSuccessors() {
        KeyLine line = line(key(1, START), key(2, START.plus(PERIOD)));

        assertThat(line.nextStep(TIMES, START.plus(PERIOD).minusSeconds(1))).isEqualTo(new KeyLine.Step.Nothing());
    }

    @Test
    void signsWithTheOldKeyUntilTheMomentOfTheNewOne() {
        Instant change = START.plus(PERIOD);
        KeyLine line = line(key(1, START), key(2, change));

        assertThat(line.activeAt(change.minusMillis(1)).number()).isEqualTo(1);
        assertThat(line.activeAt(change).number()).isEqualTo(2);
    }

    @Test
    void publishesAKeyFromItsInsertUntilItsLastTokenIsDead() {
        Instant change = START.plus(PERIOD);
        KeyLine line = line(key(1, START), key(2, change));

        assertThat(numbers(line, change.minus(AHEAD))).containsExactly(1L, 2L);
        assertThat(numbers(line, change.plus(AFTERLIFE))).containsExactly(1L, 2L);
        assertThat(numbers(line, change.plus(AFTERLIFE).plusMillis(1))).containsExactly(2L);
        assertThat(line.oldestNeeded(TIMES, change.plus(AFTERLIFE))).isEqualTo(1);
        assertThat(line.oldestNeeded(TIMES, change.plus(AFTERLIFE).plusMillis(1)))
                .isEqualTo(2);
    }

    @Test
    void keepsTheLastKeyForEver() {
        assertThat(numbers(line(key(7, START)), START.plus(Duration.ofDays(4000))))
                .containsExactly(7L);
    }

    private static List<Long> numbers(KeyLine line, Instant now) {
        return line.publishedAt(TIMES, now).stream()
                .map(SigningKeyDocument::number)
                .toList();
    }

    private static KeyLine line(SigningKeyDocument... keys) {
        return new KeyLine(Arrays.asList(keys).reversed());
    }

    private static SigningKeyDocument key(long number, Instant activeFrom) {
        return new SigningKeyDocument(
                "key_" + number, number, activeFrom, new Document(), new Binary(new byte[0]), activeFrom);
    }
}
