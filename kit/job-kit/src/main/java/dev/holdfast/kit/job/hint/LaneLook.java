package dev.holdfast.kit.job.hint;

/**
 * A lane as one of its jobs meets it.
 *
 * @param workers how many of its workers showed themselves lately
 * @param refused whether one of them takes no jobs of this type now, its target being away or asked as often as agreed
 * @param hinted whether the job has a hint
 * @param due how many hints of the lane are due
 */
public record LaneLook(long workers, boolean refused, boolean hinted, long due) {}
