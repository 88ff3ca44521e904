package dev.holdfast.bench.bookings;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What is to be measured.
 *
 * @param root the checkout, already built
 * @param data of the stack; thrown away before and after
 * @param stretch how long each stretch of load lasts
 * @param rounds how often each side has its turn
 * @param connections how many requests are under way in a closed loop
 * @param practitioners whose time is booked
 * @param stored how many bookings each practitioner has of whom a month is asked about
 */
record Plan(
        Path root,
        Path data,
        int portBase,
        Duration stretch,
        int rounds,
        int connections,
        int practitioners,
        int stored) {}
