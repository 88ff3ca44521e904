package dev.holdfast.faults.owner;

import java.util.OptionalInt;

/** How an owner treats calls. Each method may block, for as long as a slow or frozen service would. */
public interface Behaviour {

    /** As it should be. */
    Behaviour GOOD = new Behaviour() {};

    /** As soon as the call is there, before anything is looked up. */
    default void arrives(Call call) {}

    /** An HTTP status to answer with instead of doing anything. */
    default OptionalInt refusal(Call call) {
        return OptionalInt.empty();
    }

    /** Before the effect. */
    default void before(Call call) {}

    /** After the effect, before the answer. */
    default void after(Call call) {}

    /** Is the answer kept back, and the connection closed? */
    default boolean dropsAnswer(Call call) {
        return false;
    }
}
