package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.hint.PopOrder;
import dev.holdfast.kit.job.hint.PopOrder.LaneShare;
import dev.holdfast.kit.job.loop.Jitter;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides free slots among lanes by their weights, and each lane's among what is due now and its backlog. Parts of a slot are
 * drawn by lot, so that with one free slot at a time the proportions hold over time. Pure, but for the lot.
 */
final class LaneShares {

    /** What became due within this time is fresh; older work is backlog. */
    static final Duration BACKLOG_AFTER = Duration.ofSeconds(30);

    /** Of a lane's share, while fresh work waits too. */
    private static final double BACKLOG_PART = 0.3;

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
                .mapToObj(at -> new LaneShare(lanes.get(at).name(), shares[at], byLot(shares[at] * BACKLOG_PART)))
                .toList();
        return new PopOrder(free, BACKLOG_AFTER, backlogMax, each);
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
