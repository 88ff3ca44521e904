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
     * @param full how many hints fill the lane, exceeded by less than one push; its last fifth takes only what is due about now
     */
    Uni<Pushed> push(String generation, String lane, List<Hint> hints, int full);

    /** Takes out due hints. */
    Uni<Popped> pop(PopOrder order);

    /** How many hints wait in each of these lanes, in their order. */
    Uni<List<Long>> sizes(List<String> lanes);

    /**
     * Names the server and its history: a restart and a fail-over change it, and with either the latest hints may be gone although
     * the generation is there, for both bring old data back.
     */
    Uni<String> identity();

    /** Begins another generation in the place of this one, so that every promoter fills the queue again; no other is replaced. */
    Uni<Void> rotate(String generation);
}
