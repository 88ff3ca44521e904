package dev.holdfast.booking.availability;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The numbers under one cap, of which each is one booking's at a time. Not all that count have one: staff's have none, nor those that were
 * there before the cap. One more booking takes any of {@link #left}, whoever else is doing the same at that moment.
 *
 * <p>Why that keeps the cap: a number of {@code left}, plus how many have none, plus how many have a higher one, is at most the cap
 * (ADR 25).
 *
 * @param counted how many there are, numbered or not
 * @param taken the numbers that they have
 */
record CapNumbers(int cap, long counted, Set<Integer> taken) {

    CapNumbers {
        taken = Set.copyOf(taken);
    }

    /** As many as there is room for, the lowest that nobody has. */
    List<Integer> left() {
        return IntStream.iterate(1, number -> number + 1)
                .filter(number -> !taken.contains(number))
                .limit(Math.max(0, cap - counted))
                .boxed()
                .toList();
    }
}
