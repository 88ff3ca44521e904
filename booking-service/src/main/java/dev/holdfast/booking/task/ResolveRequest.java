package dev.holdfast.booking.task;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * How a task was settled.
 *
 * @param decision a {@link TaskDecision} that the task offers, or absent
 * @param note for colleagues, up to 500 characters, or absent
 */
record ResolveRequest(
        @Nullable @Pattern(regexp = "CANCEL_AT_CALENDLY|KEEP", message = "It is CANCEL_AT_CALENDLY or KEEP.")
        String decision,

        @Nullable @Size(max = 500, message = "has at most 500 characters")
        String note) {

    @Nullable
    TaskDecision decided() {
        return decision == null ? null : TaskDecision.valueOf(decision);
    }
}
