package dev.holdfast.noop;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that are to be born together.
 *
 * @param run names the jobs of one measurement
 * @param first the number of the first of them
 * @param count how many, 1 to 1,000
 * @param dueAt when they are due; now unless given
 * @param apartMicros from when one is due to when the next is, in microseconds
 */
record BirthOrder(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,40}") String run,
        @Min(0) int first,
        @Min(1) @Max(1_000) int count,
        @Nullable Instant dueAt,
        @Min(0) long apartMicros) {}
