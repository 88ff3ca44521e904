package dev.holdfast.identity.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.identity.throttle.Backoff.Decision.Charge;
import dev.holdfast.identity.throttle.Backoff.Decision.Free;
import dev.holdfast.identity.throttle.Backoff.Decision.Refuse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Backoff RULE =
            new Backoff(3, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(10));

    @Test
    void doublesTheWaitAfterTheFreeOnesUpToTheCap() {
        List<Duration> waits = new ArrayList<>();
        AttemptCount count = AttemptCount.NONE;
        Instant now = NOON;
        for (int i = 0; i < 12; i++) {
            count = admitted(count, now);
            waits.add(Duration.between(now, count.until()));
            now = count.until();
        }

        assertThat(waits.stream().map(Duration::toSeconds))
                .containsExactly(0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void refusesUntilTheWaitIsOverAndCountsNothingMeanwhile() {
        AttemptCount count = new AttemptCount(5, NOON, NOON.plusSeconds(2));

        assertThat(RULE.decide(count, NOON.plusMillis(500))).isEqualTo(new Refuse(Duration.ofMillis(1500)));
        assertThat(RULE.decide(count, NOON.plusSeconds(2))).isInstanceOf(Charge.class);
    }

    @Test
    void countsBeforehandOnceTheFreeOnesAreUsedUp() {
        assertThat(RULE.decide(new AttemptCount(2, NOON, NOON), NOON)).isEqualTo(new Free());
        assertThat(RULE.decide(new AttemptCount(3, NOON, NOON), NOON))
                .isEqualTo(new Charge(new AttemptCount(4, NOON, NOON.plusSeconds(1))));
    }

    @Test
    void forgivesOneAfterTheOther() {
        AttemptCount count = new AttemptCount(5, NOON, NOON);

        assertThat(admitted(count, NOON.plus(Duration.ofMinutes(25))).failures())
                .isEqualTo(4);
        assertThat(admitted(count, NOON.plus(Duration.ofDays(1))).failures()).isEqualTo(1);
    }

    @Test
    void neverCountsBeyondWhatADayForgives() {
        AttemptCount count = AttemptCount.NONE;
        Instant now = NOON;
        for (int i = 0; i < 1_000; i++) {
            count = admitted(count, now);
            now = count.until();
        }

        assertThat(count.failures()).isEqualTo(19);
    }

    @Test
    void takesAClockThatLagsForNoTimeAtAll() {
        AttemptCount count = new AttemptCount(2, NOON, NOON.minusSeconds(60));

        assertThat(admitted(count, NOON.minusSeconds(30)).failures()).isEqualTo(3);
    }

    private static AttemptCount admitted(AttemptCount before, Instant now) {
        assertThat(RULE.decide(before, now)).isNotInstanceOf(Refuse.class);
        return RULE.counted(before, now);
    }
}
