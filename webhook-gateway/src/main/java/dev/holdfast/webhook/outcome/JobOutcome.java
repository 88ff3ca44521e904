package dev.holdfast.webhook.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * How the latest job of an event stands, as the promoter tells it.
 *
 * @param id the job
 * @param state a job's state, such as {@code DONE} or {@code DEAD}
 * @param error the last thing that went wrong, a stable word
 */
@JsonInclude(Include.NON_NULL)
public record JobOutcome(String id, String state, @Nullable String error) {}
