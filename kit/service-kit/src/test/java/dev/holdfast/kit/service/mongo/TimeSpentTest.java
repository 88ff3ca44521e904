package dev.holdfast.kit.service.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeSpentTest {

    private final AtomicLong now = new AtomicLong(-1_000);
    private final TimeSpent spent = new TimeSpent(now::get);

    @Test
    void whatComesOneAfterTheOtherAddsUp() {
        spent.begin();
        now.addAndGet(30);
        spent.end();
        now.addAndGet(500);
        spent.begin();
        now.addAndGet(12);
        spent.end();

        assertThat(spent.nanos()).isEqualTo(42);
    }

    @Test
    void whatIsWaitedForAtOnceCountsOnce() {
        spent.begin();
        now.addAndGet(10);
        spent.begin();
        now.addAndGet(10);
        spent.end();
        now.addAndGet(10);
        spent.end();

        assertThat(spent.nanos()).isEqualTo(30);
    }

    @Test
    void whatLastsCountsAlready() {
        spent.begin();
        now.addAndGet(7);
        assertThat(spent.nanos()).isEqualTo(7);
        now.addAndGet(7);
        assertThat(spent.nanos()).isEqualTo(14);
    }

    @Test
    void nothingBegunIsNothingSpent() {
        now.addAndGet(99);

        assertThat(spent.nanos()).isZero();
    }
}
