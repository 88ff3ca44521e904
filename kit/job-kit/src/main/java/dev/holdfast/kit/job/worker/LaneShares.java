package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.hint.PopOrder;
import dev.holdfast.kit.job.hint.PopOrder.LaneShare;
import dev.holdfast.kit.job.loop.Jitter;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides free slots among lanes by their weights, and each lane's among what is due just now and what waits. Parts of a slot are
 * drawn by lot, so that with one free slot at a time the proportions hold over time. Pure, but for the lot.
 */
final class LaneShares {

    /** What became due within this time is fresh. So short that a herd due at one instant is not fresh for long. */
    private static final Duration FRESH_FOR = Duration.ofSeconds(1);

    /** What has been due for longer is backlog: there was an outage. */
    private static final Duration BACKLOG_AFTER = Duration.ofSeconds(30);

    /** Of a lane's share, for those that wait while there is fresh work too. */
    private static final double KEPT_FOR_WAITING = 0.3;

    private final List<WorkerPlan.Lane> lanes;
    private final int weights;
    private final Jitter jitter;

    LaneShares(List<WorkerPlan.Lane> lanes, Jitter jitter) {
        this.lanes = lanes;
        this.weights = lanes.stream().mapToInt(WorkerPlan.Lane::weight).sum();
        this.jitter = jitter;
    }

    /** How to use so many free slots, with at most so much backlog. */
    PopOrder order(int free, int backlogMax) {
        int[] shares = shares(free);
        List<LaneShare> each = IntStream.range(0, shares.length)
                .mapToObj(at -> new LaneShare(lanes.get(at).name(), shares[at], byLot(shares[at] * KEPT_FOR_WAITING)))
                .toList();
        return new PopOrder(free, FRESH_FOR, BACKLOG_AFTER, backlogMax, each);
    }

    private int[] shares(int free) {
        int[] shares =
                lanes.stream().mapToInt(lane -> free * lane.weight() / weights).toArray();
        int over = free - IntStream.of(shares).sum();
        for (int slot = 0; slot < over; slot++) {
            shares[drawn()]++;
        }
        return shares;
    }

    private int drawn() {
        double lot = jitter.next() * weights;
        int at = 0;
        while (at < lanes.size() - 1 && lot >= lanes.get(at).weight()) {
            lot -= lanes.get(at).weight();
            at++;
        }
        return at;
    }

    private int byLot(double exact) {
        int whole = (int) exact;
        return whole + (jitter.next() < exact - whole ? 1 : 0);
    }
}
