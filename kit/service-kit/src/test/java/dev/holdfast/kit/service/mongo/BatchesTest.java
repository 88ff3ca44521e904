package dev.holdfast.kit.service.mongo;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.service.mongo.Batches.Limits;
import dev.holdfast.kit.service.mongo.Batches.Rest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private static final int SIZE = 3;
    private static final int MOST = 5;
    private static final int LARGE = 4;

    private final BlockingQueue<List<String>> begun = new LinkedBlockingQueue<>();
    private final BlockingQueue<UniEmitter<? super Void>> underWay = new LinkedBlockingQueue<>();
    private final Batches<String> batches = batches(Duration.ofMinutes(1));

    @AfterEach
    void close() {
        batches.close();
    }

    @Test
    void aSingleItemWaitsForNothing() {
        batches.add("a");

        assertThat(nextBegun()).containsExactly("a");
    }

    @Test
    void whatComesMeanwhileGoesTogetherInOrder() {
        batches.add("a");
        nextBegun();
        Stream.of("b", "c", "d", "e").forEach(batches::add);

        assertThat(begun).isEmpty();
        end();
        assertThat(nextBegun()).containsExactly("b", "c", "d");
        end();
        assertThat(nextBegun()).containsExactly("e");
    }

    @Test
    void whoeverComesAfterTheLastBatchBeginsAnew() {
        batches.add("a");
        nextBegun();
        end();
        batches.add("b");

        assertThat(nextBegun()).containsExactly("b");
    }

    @Test
    void whatWaitsAlreadyIsNotAddedAgain() {
        batches.add("a");
        nextBegun();
        batches.add("b");
        batches.add("b");
        end();

        assertThat(nextBegun()).containsExactly("b");
    }

    @Test
    void noMoreWaitThanMay() {
        batches.add("a");
        nextBegun();

        assertThat(IntStream.range(0, MOST).allMatch(n -> batches.add("w" + n))).isTrue();
        assertThat(batches.add("one too many")).isFalse();
        assertThat(batches.add("w0")).isTrue();
        end();
        nextBegun();
        assertThat(batches.add("room again")).isTrue();
    }

    @Test
    void aBatchThatFailsIsFollowedByTheNext() {
        batches.add("a");
        nextBegun();
        batches.add("b");
        nextUnderWay().fail(new IllegalStateException("on purpose"));

        assertThat(nextBegun()).containsExactly("b");
    }

    @Test
    void aBatchThatNeverEndsIsFollowedByTheNext() {
        try (var impatient = batches(Duration.ofMillis(50))) {
            impatient.add("a");
            nextBegun();
            impatient.add("b");

            assertThat(nextBegun()).containsExactly("b");
        }
    }

    @Test
    void workThatThrowsIsFollowedByTheNext() {
        try (var broken = new Batches<String>("broken", limits(Duration.ofMinutes(1)), batch -> {
            begun.add(batch);
            throw new IllegalStateException("on purpose");
        })) {
            broken.add("a");
            nextBegun();
            await().untilAsserted(() -> {
                broken.add("b");
                assertThat(begun.poll()).contains("b");
            });
        }
    }

    @Test
    void afterALargeBatchThereIsARest() {
        Duration rest = Duration.ofMillis(200);
        try (var resting = recording(MOST, rest)) {
            addAndBegin(resting, LARGE);
            resting.add("next");
            long ended = System.nanoTime();
            end();

            assertThat(nextBegun()).containsExactly("next");
            assertThat(Duration.ofNanos(System.nanoTime() - ended)).isGreaterThanOrEqualTo(rest);
        }
    }

    @Test
    void thereIsNoneAfterASmallBatchNorWhereTheNextIsFull() {
        try (var resting = recording(LARGE, Duration.ofHours(1))) {
            addAndBegin(resting, LARGE - 1);
            IntStream.range(0, LARGE).forEach(n -> resting.add("x" + n));
            end();
            assertThat(nextBegun()).as("after a small one").hasSize(LARGE);
            IntStream.range(0, LARGE).forEach(n -> resting.add("y" + n));
            end();

            assertThat(nextBegun()).as("a full one").hasSize(LARGE);
        }
    }

    /** One alone, and so many together after it, which are under way then. */
    private void addAndBegin(Batches<String> batches, int together) {
        batches.add("first");
        nextBegun();
        IntStream.range(0, together).forEach(n -> batches.add("w" + n));
        end();
        assertThat(nextBegun()).hasSize(together);
    }

    private Batches<String> recording(int size, Duration rest) {
        return recording(new Limits(size, MOST, Duration.ofMinutes(1), new Rest(LARGE, rest)));
    }

    @Test
    void nothingIsTakenOnceStopped() {
        batches.close();

        assertThat(batches.add("a")).isFalse();
    }

    private Batches<String> batches(Duration time) {
        return recording(limits(time));
    }

    private Batches<String> recording(Limits limits) {
        return new Batches<>("batches-test", limits, batch -> {
            begun.add(batch);
            return Uni.createFrom().<Void>emitter(answer -> underWay.add(answer));
        });
    }

    private static Limits limits(Duration time) {
        return new Limits(SIZE, MOST, time);
    }

    private void end() {
        nextUnderWay().complete(null);
    }

    private UniEmitter<? super Void> nextUnderWay() {
        return next(underWay);
    }

    private List<String> nextBegun() {
        return next(begun);
    }

    private static <E> E next(BlockingQueue<E> queue) {
        try {
            return Objects.requireNonNull(queue.poll(10, TimeUnit.SECONDS), "nothing has begun");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurried);
        }
    }
}
