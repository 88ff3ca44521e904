package dev.holdfast.kit.job.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdfast.kit.job.hint.PopOrder;
import dev.holdfast.kit.job.hint.PopOrder.LaneShare;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LaneSharesTest {

    private static final List<WorkerPlan.Lane> LANES = List.of(
            new WorkerPlan.Lane("critical", 6), new WorkerPlan.Lane("default", 3), new WorkerPlan.Lane("mail", 1));

    @Property
    void everySlotIsSomebodysAndNoMoreIsKeptThanALaneHas(
            @ForAll @IntRange(min = 1, max = 500) int free, @ForAll long seed) {
        PopOrder order = shares(seed).order(free, free);

        assertThat(order.shares().stream().mapToInt(LaneShare::share).sum()).isEqualTo(free);
        assertThat(order.shares()).allSatisfy(lane -> assertThat(lane.kept()).isBetween(0, lane.share()));
        assertThat(order.max()).isEqualTo(free);
    }

    @Test
    void theProportionsHoldOverTimeEvenWithOneFreeSlotAtATime() {
        LaneShares shares = shares(7);
        List<PopOrder> orders =
                IntStream.range(0, 10_000).mapToObj(n -> shares.order(1, 1)).toList();

        assertThat(total(orders, 0)).isCloseTo(6_000, within(250));
        assertThat(total(orders, 1)).isCloseTo(3_000, within(250));
        assertThat(total(orders, 2)).isCloseTo(1_000, within(250));
        assertThat(orders.stream()
                        .flatMap(order -> order.shares().stream())
                        .mapToInt(LaneShare::kept)
                        .sum())
                .isCloseTo(3_000, within(250));
    }

    @Test
    void manySlotsAreDividedByWeight() {
        PopOrder order = shares(1).order(100, 100);

        assertThat(order.shares())
                .containsExactly(
                        new LaneShare("critical", 60, 18),
                        new LaneShare("default", 30, 9),
                        new LaneShare("mail", 10, 3));
    }

    private static int total(List<PopOrder> orders, int lane) {
        return orders.stream()
                .mapToInt(order -> order.shares().get(lane).share())
                .sum();
    }

    private static LaneShares shares(long seed) {
        var random = new Random(seed);
        return new LaneShares(LANES, random::nextDouble);
    }
}
