package dev.holdfast.kit.job.hint;

import java.time.Duration;
import java.util.List;

/**
 * Which due hints are taken out, and how many. What a lane leaves of its share goes to the others, the first lane first.
 *
 * @param max of all
 * @param backlogAfter a hint overdue for longer is backlog: it has waited already, and shall not keep others waiting
 * @param backlogMax how much backlog at most
 * @param shares of the lanes, the most urgent first; they add up to {@code max}
 */
public record PopOrder(int max, Duration backlogAfter, int backlogMax, List<LaneShare> shares) {

    /**
     * A lane's part of what is taken.
     *
     * @param share how many
     * @param backlog how many of them are the backlog's, while both wait
     */
    public record LaneShare(String lane, int share, int backlog) {}

    public PopOrder {
        shares = List.copyOf(shares);
    }

    /** At most {@code max} of these lanes, the first lane's first and the oldest first. */
    public static PopOrder simple(List<String> lanes, int max) {
        return new PopOrder(
                max,
                Duration.ofDays(1),
                max,
                lanes.stream().map(lane -> new LaneShare(lane, 0, 0)).toList());
    }
}
