package dev.holdfast.kit.job.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.outbox.RelayQueue.Batch;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RelayQueueTest {

    private final RelayQueue queue = new RelayQueue();

    @Test
    void onlyTheFirstHasToBegin() {
        assertThat(queue.add("users", "a")).isTrue();
        assertThat(queue.add("users", "b")).isFalse();
        assertThat(queue.next()).isEqualTo(new Batch("users", List.of("a", "b")));
        assertThat(queue.add("users", "c")).isFalse();
        assertThat(queue.next()).isEqualTo(new Batch("users", List.of("c")));
    }

    @Test
    void whoeverComesAfterTheLastBatchBeginsAnew() {
        queue.add("users", "a");
        queue.next();

        assertThat(queue.next()).isNull();
        assertThat(queue.add("users", "b")).isTrue();
    }

    @Test
    void aDocumentNamedTwiceIsRelayedOnce() {
        queue.add("users", "a");
        queue.add("users", "a");

        assertThat(queue.next()).isEqualTo(new Batch("users", List.of("a")));
        assertThat(queue.next()).isNull();
    }

    @Test
    void aBusyCollectionDoesNotKeepOthersWaiting() {
        IntStream.range(0, RelayQueue.BATCH + 1).forEach(n -> queue.add("bookings", "b" + n));
        queue.add("users", "a");

        assertThat(queue.next()).isNotNull().extracting(Batch::collection).isEqualTo("bookings");
        assertThat(queue.next()).isNotNull().extracting(Batch::collection).isEqualTo("users");
        assertThat(queue.next()).isEqualTo(new Batch("bookings", List.of("b" + RelayQueue.BATCH)));
    }

    @Test
    void whatIsTooMuchIsLeftToTheSweep() {
        IntStream.range(0, 20_000).forEach(n -> queue.add("users", "u" + n));

        int batches = 0;
        while (queue.next() != null) {
            batches++;
        }
        assertThat(batches * RelayQueue.BATCH).isEqualTo(10_000);
        assertThat(queue.add("users", "later")).isTrue();
    }
}
