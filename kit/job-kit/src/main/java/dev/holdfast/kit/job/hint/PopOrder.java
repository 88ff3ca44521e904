package dev.holdfast.kit.job.hint;

import java.time.Duration;
import java.util.List;

/**
 * Which due hints are taken out, and how many. What a lane leaves of its share goes to the others, the first lane first.
 *
 * @param max of all
 * @param freshFor a hint overdue for no longer is fresh and comes first: it shall not wait for those that wait already
 * @param backlogAfter a hint overdue for longer is backlog: it comes in numbers that its targets can bear
 * @param backlogMax how much backlog at most
 * @param shares of the lanes, the most urgent first; they add up to {@code max}
 */
public record PopOrder(int max, Duration freshFor, Duration backlogAfter, int backlogMax, List<LaneShare> shares) {

    /**
     * A lane's part of what is taken.
     *
     * @param share how many
     * @param kept how many of them are kept for those that are not fresh
     */
    public record LaneShare(String lane, int share, int kept) {}

    public PopOrder {
        shares = List.copyOf(shares);
    }

    /** At most {@code max} of these lanes, the first lane's first and the oldest first. */
    public static PopOrder simple(List<String> lanes, int max) {
        return new PopOrder(
                max,
                Duration.ofDays(1),
                Duration.ofDays(1),
                max,
                lanes.stream().map(lane -> new LaneShare(lane, 0, 0)).toList());
    }
}
