package dev.holdfast.kit.job.hint;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Where hints wait until they are due. Every method may fail at any time and may then be called again. */
public interface DueHints {

    /**
     * Makes the server ours if it is nobody's, and reads its generation and clock.
     *
     * @return fails with {@link ForeignRedisException} when the server has another role
     */
    Uni<QueueMoment> open();

    /**
     * Looks whether the server keeps what it is given.
     *
     * @return fails with {@link ForeignRedisException} when it would drop hints as soon as it is full
     */
    Uni<Void> requireNoEviction();

    /**
     * Adds hints, or moves those that are there. Pushing the same hints again changes nothing.
     *
     * @return false when the generation is gone, in which case nothing was added
     */
    Uni<Boolean> push(String generation, String lane, List<Hint> hints);

    /** Takes out at most {@code max} due hints, the first lane's first. */
    Uni<Popped> pop(List<String> lanes, int max);
}
