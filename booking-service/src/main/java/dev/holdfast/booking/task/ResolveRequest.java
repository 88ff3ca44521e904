package dev.holdfast.booking.task;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * How a task was settled.
 *
 * @param note for colleagues, up to 500 characters, or absent
 */
record ResolveRequest(
        @Nullable @Size(max = 500, message = "has at most 500 characters")
        String note) {}
