package dev.holdfast.kit.service.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.test.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class IdsTest {

    private final MutableClock clock = new MutableClock(Instant.parse("2027-01-10T07:15:02Z"));
    private final Ids ids = new Ids(clock);

    @Test
    void sortByTimeOfBirth() {
        String earlier = ids.next("bk");
        clock.advance(Duration.ofMillis(1));

        assertThat(ids.next("bk")).isGreaterThan(earlier);
    }

    @Test
    void areVersionSevenWithThePrefix() {
        assertThat(ids.next("usr")).matches("usr_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}");
    }

    @Test
    void differWithinOneMillisecond() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(ids.next("bk"))).isTrue();
        }
    }
}
